"""What every map page has: its document, Leaflet, the signs and the script that all of them share.

A page adds its layers, its template, which fills the blocks of ``frame.html``, and its own script.
"""
