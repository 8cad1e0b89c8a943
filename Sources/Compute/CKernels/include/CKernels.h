// The C side of the compute engine: everything whose inner loop needs wide vector instructions, and every call into
// oneDNN. Plain pointers and sizes in, plain memory out; shapes are checked by the Swift callers. Only Tensors imports it.
#pragma once

#include "tnb_parallel.h"
#include "waiting.h"
#include "convolution.h"
#include "activation.h"
#include "pointwise.h"
#include "normalisation.h"
#include "pooling.h"
#include "softmax.h"
#include "attention.h"
#include "linear.h"
#include "objects.h"
#include "optimizer.h"
#include "elementwise.h"
#include "threadstate.h"
#include "reduce.h"
#include "blas.h"
#include "linalg.h"
