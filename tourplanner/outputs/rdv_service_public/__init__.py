"""What RDV Service Public is asked to open for booking, as files, and a list of what to do by hand."""

from tourplanner.outputs.rdv_service_public.files import label, render
from tourplanner.outputs.rdv_service_public.follow import follow

__all__ = ["follow", "label", "render"]
