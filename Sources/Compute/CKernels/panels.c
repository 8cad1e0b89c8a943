// The matrix kernel of panels.h; the bodies are in panels_kernel_body.h.
#include "panels.h"

#if defined(__x86_64__)

#define BODY "panels_kernel_body.h"
#include "panel_versions.h"

#endif
