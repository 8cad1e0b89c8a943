// The C side of the compute engine: everything whose inner loop needs wide vector instructions, and every call into
// oneDNN. Plain pointers and sizes in, plain memory out; shapes are checked by the Swift callers. Only Tensors imports it.
#pragma once

#include "tnb_parallel.h"
#include "tnb_convolution.h"
