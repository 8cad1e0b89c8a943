// Bodies of linear.c, included once per type with REAL, GEMM, GEMV, HAS_PANELS and NAME(x) set. OpenBLAS runs on one thread; we cut the
// product into blocks of output rows whose size does not depend on the number of threads.

struct NAME(product) {
    const REAL *x, *weight, *bias, *dy;
    REAL *out, *dbias;
    long rows, in, width, block;
};

// Blocks of rows: as many for each of two or four cores, none too thin for OpenBLAS' packing to pay. Its kernels take four rows at
// a time. The 197 tokens of a vision transformer in blocks of 52 run at 1.37 times the speed of blocks of 48 with five left.
static long NAME(row_block)(long rows) {
    long count = rows < 32 ? 1 : rows < 96 ? 2 : rows < 384 ? 4 : 8;
    return ((rows + count - 1) / count + 3) / 4 * 4;
}

static void NAME(forward_body)(void *context, long begin, long end) {
    const struct NAME(product) *j = context;
    for (long t = begin; t < end; t++) {
        long r = t * j->block, rows = j->rows - r < j->block ? j->rows - r : j->block;
        REAL *y = j->out + r * j->width;
        if (j->bias)
            for (long i = 0; i < rows; i++) memcpy(y + i * j->width, j->bias, j->width * sizeof(REAL));
        REAL keep = j->bias ? 1 : 0;
        // One row: sgemm would copy the whole weight to use it once.
        if (j->rows == 1)
            GEMV(CblasRowMajor, CblasNoTrans, j->width, j->in, 1, j->weight, j->in, j->x, 1, keep, y, 1);
        else
            GEMM(CblasRowMajor, CblasNoTrans, CblasTrans, rows, j->width, j->in, 1, j->x + r * j->in, j->in, j->weight,
                 j->in, keep, y, j->width);
    }
}

void NAME(tnb_linear)(const REAL *x, const REAL *weight, const REAL *bias, REAL *y, long rows, long in, long out) {
#if HAS_PANELS
    if (tnb_packs_linear(rows, in, out)) {
        tnb_linear_by_panels(x, weight, bias, y, rows, in, out);
        return;
    }
#endif
    struct NAME(product) j = {.x = x, .weight = weight, .bias = bias, .out = y, .rows = rows, .in = in, .width = out,
                              .block = NAME(row_block)(rows)};
    long blocks = (rows + j.block - 1) / j.block;
    tnb_parallel_for(blocks, j.block * in * out < 65536 ? blocks : 1, NAME(forward_body), &j);
}

static void NAME(input_body)(void *context, long begin, long end) {
    const struct NAME(product) *j = context;
    for (long t = begin; t < end; t++) {
        long r = t * j->block, rows = j->rows - r < j->block ? j->rows - r : j->block;
        GEMM(CblasRowMajor, CblasNoTrans, CblasNoTrans, rows, j->in, j->width, 1, j->dy + r * j->width, j->width,
             j->weight, j->in, 0, j->out + r * j->in, j->in);
    }
}

void NAME(tnb_linear_backward_input)(const REAL *dy, const REAL *weight, REAL *dx, long rows, long in, long out) {
    struct NAME(product) j = {.dy = dy, .weight = weight, .out = dx, .rows = rows, .in = in, .width = out,
                              .block = NAME(row_block)(rows)};
    long blocks = (rows + j.block - 1) / j.block;
    tnb_parallel_for(blocks, j.block * in * out < 65536 ? blocks : 1, NAME(input_body), &j);
}

static void NAME(weight_body)(void *context, long begin, long end) {
    const struct NAME(product) *j = context;
    for (long t = begin; t < end; t++) {
        long o = t * j->block, outputs = j->width - o < j->block ? j->width - o : j->block;
        GEMM(CblasRowMajor, CblasTrans, CblasNoTrans, outputs, j->in, j->rows, 1, j->dy + o, j->width, j->x, j->in, 0,
             j->out + o * j->in, j->in);
    }
}

CLONES static void NAME(bias_body)(void *context, long begin, long end) {
    const struct NAME(product) *j = context;
    // Strips of 64 columns, rows in order: the same sum on any number of threads.
    for (long t = begin; t < end; t++) {
        long c = t * 64, width = j->width - c < 64 ? j->width - c : 64;
        double total[64] = {0};
        for (long r0 = 0; r0 < j->rows; r0 += 128) {
            REAL sum[64] = {0};
            long r1 = r0 + 128 < j->rows ? r0 + 128 : j->rows;
            for (long r = r0; r < r1; r++) {
                const REAL *row = j->dy + r * j->width + c;
                for (long i = 0; i < width; i++) sum[i] += row[i];
            }
            for (long i = 0; i < width; i++) total[i] += sum[i];
        }
        for (long i = 0; i < width; i++) j->dbias[c + i] = (REAL)total[i];
    }
}

void NAME(tnb_linear_backward_weight)(const REAL *x, const REAL *dy, REAL *dweight, REAL *dbias, long rows, long in,
                                      long out) {
    struct NAME(product) j = {.x = x, .dy = dy, .out = dweight, .dbias = dbias, .rows = rows, .in = in, .width = out,
                              .block = NAME(row_block)(out)};
    long blocks = (out + j.block - 1) / j.block;
    if (dweight) tnb_parallel_for(blocks, j.block * in * rows < 65536 ? blocks : 1, NAME(weight_body), &j);
    long strips = (out + 63) / 64;
    if (dbias) tnb_parallel_for(strips, 64 * rows < 32768 ? strips : 1, NAME(bias_body), &j);
}
