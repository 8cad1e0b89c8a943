// Arithmetic and comparisons of ints that stay within 64 bits and of floats, and the jumps on them.

#include "translation.h"

#if defined(__x86_64__) && defined(__linux__)

static void doubleOf(Work *work, int r, int tag, int scratch, int pinned, int *xmm) {
    if (tag == FLOAT) {
        *xmm = tr_doubleIn(work, r, pinned);
    } else {
        doubleFromInt(OUT, scratch, tr_bitsIn(work, r, -1));
        *xmm = scratch;
    }
}

static void constantDouble(Work *work, Value constant, int xmm) {
    double value = constant.tag == FLOAT ? number(constant.bits) : (double)(int64_t)constant.bits;
    moveNumber(OUT, RAX, bitsOf(value));
    doubleFromBits(OUT, xmm, RAX);
}

// Leaves the quotient or the remainder of RAX by RCX, rounded down, in RAX.
static void divide(Work *work, bool isRemainder) {
    Buffer *b = OUT;
    move(b, RDX, RAX);
    alu(b, ALU_OR, RDX, RCX);
    shift(b, 5, RDX, 32);
    int64_t wide = tr_jumpAhead(work, JNE);
    // EDX is zero.
    divide32(b, RCX);
    if (isRemainder) move(b, RAX, RDX);
    int64_t done = tr_jumpAhead(work, -1);
    tr_land(work, wide);
    divideSigned(b, RCX);
    // A remainder that is not zero has the divisor's sign.
    test(b, RDX, RDX);
    int64_t exact = tr_jumpAhead(work, JE);
    move(b, WORD, RDX);
    alu(b, ALU_XOR, WORD, RCX);
    int64_t same = tr_jumpAhead(work, JNS);
    aluNumber(b, ALU_SUB, RAX, 1);
    alu(b, ALU_ADD, RDX, RCX);
    tr_land(work, same);
    tr_land(work, exact);
    if (isRemainder) move(b, RAX, RDX);
    tr_land(work, done);
}

bool tr_writeArithmetic(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    uint8_t op = work->word[at].op;
    int a = A_OF(w), left = B_OF(w), right = C_OF(w), leftTag, rightTag;
    if (!tr_operands(work, work->mask, op, w, &leftTag, &rightTag)) return false;
    bool isInt = op == OPCODE_addInt, isConstant = op >= OPCODE_addConstant && op <= OPCODE_moduloConstant;
    bool isReversed = isConstant && w & REVERSED;
    Value constant = {INT, (uint64_t)SIGNED_C_OF(w)};
    if (isConstant) constant = work->constants[right];
    int kind;
    switch (op) {
    case OPCODE_add:
    case OPCODE_addConstant:
    case OPCODE_addInt: kind = '+'; break;
    case OPCODE_subtract:
    case OPCODE_subtractConstant: kind = '-'; break;
    case OPCODE_multiply:
    case OPCODE_multiplyConstant: kind = '*'; break;
    case OPCODE_trueDivide:
    case OPCODE_trueDivideConstant: kind = '/'; break;
    case OPCODE_floorDivide:
    case OPCODE_floorDivideConstant: kind = 'q'; break;
    case OPCODE_modulo:
    case OPCODE_moduloConstant: kind = '%'; break;
    case OPCODE_bitAnd: kind = '&'; break;
    case OPCODE_bitOr: kind = '|'; break;
    case OPCODE_bitXor: kind = '^'; break;
    case OPCODE_shiftLeft: kind = 'l'; break;
    case OPCODE_shiftRight: kind = 'r'; break;
    default: return false;
    }
    bool hasConstant = isInt || isConstant;
    if ((kind == 'q' || kind == '%') && hasConstant && constant.bits + 1 <= 1) return false;
    tr_expect(work, at, left, leftTag);
    if (!hasConstant) tr_expect(work, at, right, rightTag);
    tr_expectPlain(work, at, a);
    if (leftTag == FLOAT || rightTag == FLOAT || kind == '/') {
        int x = 0, y = 1;
        if (kind == '/' && leftTag == INT && rightTag == INT) {
            // Ints that doubles hold exactly.
            if (hasConstant && !((int64_t)constant.bits >= -(1LL << 53) && (int64_t)constant.bits <= 1LL << 53)) return false;
            for (int k = 0; k < (hasConstant ? 1 : 2); k++) {
                move(b, RAX, tr_bitsIn(work, k == 0 ? left : right, -1));
                moveNumber(b, RCX, 1ULL << 53);
                alu(b, ALU_ADD, RAX, RCX);
                shift(b, 4, RCX, 1);
                alu(b, ALU_CMP, RAX, RCX);
                tr_jumpOut(work, JA, TO_MISS, at);
            }
        }
        doubleOf(work, left, leftTag, 2, -1, &x);
        if (hasConstant) {
            bool minus = isInt && w & SUBTRACTION;
            Value value = minus ? (Value){INT, (uint64_t)-(int64_t)constant.bits} : constant;
            constantDouble(work, value, 1);
            if (minus) kind = '-';
        } else {
            doubleOf(work, right, rightTag, 1, x, &y);
        }
        if (isReversed) {
            int other = x;
            x = y;
            y = other;
        }
        if (kind == '/') {
            // Division by zero raises.
            emit(b, 0x0f), emit(b, 0x57), both(b, 0, 0);
            compareDoubles(b, y, 0);
            int64_t unordered = tr_jumpAhead(work, JP);
            tr_jumpOut(work, JE, TO_EXIT, at);
            tr_land(work, unordered);
        }
        moveDouble(b, 0, x);
        int operation = kind == '+' ? DOUBLE_ADD : kind == '-' ? DOUBLE_SUBTRACT : kind == '*' ? DOUBLE_MULTIPLY : DOUBLE_DIVIDE;
        doubles(b, operation, 0, y);
        tr_putDouble(work, a);
        return true;
    }
    int x = tr_bitsIn(work, left, -1), y = -1;
    if (!hasConstant) y = tr_bitsIn(work, right, x);
    if (isReversed) {
        moveNumber(b, RAX, constant.bits);
        y = x;
    } else {
        move(b, RAX, x);
        if (hasConstant) {
            bool isSmall = (int64_t)constant.bits >= -(1LL << 31) && (int64_t)constant.bits < 1LL << 31;
            if ((kind == '+' || kind == '-') && isSmall) {
                aluNumber(b, kind == '-' ? ALU_SUB : ALU_ADD, RAX, (int64_t)constant.bits);
                tr_jumpOut(work, JO, TO_EXIT, at);
                tr_putBits(work, a, INT);
                return true;
            }
            moveNumber(b, RCX, constant.bits);
            y = RCX;
        }
    }
    switch (kind) {
    case '+':
        alu(b, ALU_ADD, RAX, y);
        tr_jumpOut(work, JO, TO_EXIT, at);
        break;
    case '-':
        alu(b, ALU_SUB, RAX, y);
        tr_jumpOut(work, JO, TO_EXIT, at);
        break;
    case '*':
        multiply(b, RAX, y);
        tr_jumpOut(work, JO, TO_EXIT, at);
        break;
    case '&': alu(b, ALU_AND, RAX, y); break;
    case '|': alu(b, ALU_OR, RAX, y); break;
    case '^': alu(b, ALU_XOR, RAX, y); break;
    case 'q':
    case '%':
        if (hasConstant && (int64_t)constant.bits > 0 && (constant.bits & (constant.bits - 1)) == 0) {
            // Rounding down is what shifting and masking do.
            if (kind == '%') {
                moveNumber(b, RCX, constant.bits - 1);
                alu(b, ALU_AND, RAX, RCX);
            } else {
                shift(b, 7, RAX, __builtin_ctzll(constant.bits));
            }
            break;
        }
        move(b, RCX, y);
        if (!hasConstant) {
            // Zero raises, -1 may overflow.
            lea(b, RDX, RCX, 1);
            aluNumber(b, ALU_CMP, RDX, 1);
            tr_jumpOut(work, JBE, TO_EXIT, at);
        }
        divide(work, kind == '%');
        break;
    case 'l':
        move(b, RCX, y);
        aluNumber(b, ALU_CMP, RCX, 62);
        tr_jumpOut(work, JA, TO_EXIT, at);
        move(b, RDX, RAX);
        shiftByCL(b, 4, RAX);
        move(b, WORD, RAX);
        shiftByCL(b, 7, WORD);
        alu(b, ALU_CMP, WORD, RDX);
        tr_jumpOut(work, JNE, TO_EXIT, at);
        break;
    case 'r':
        move(b, RCX, y);
        aluNumber(b, ALU_CMP, RCX, 63);
        tr_jumpOut(work, JA, TO_EXIT, at);
        shiftByCL(b, 7, RAX);
        break;
    }
    tr_putBits(work, a, INT);
    return true;
}

static const uint8_t intConditions[] = {JL, JLE, JG, JGE, JE, JNE};

// Compares doubles for one of the six comparisons. The condition that holds then; equality needs to look at parity too.
static int compareFor(Work *work, int comparison, int x, int y) {
    switch (comparison) {
    case 0: compareDoubles(OUT, y, x); return JA;
    case 1: compareDoubles(OUT, y, x); return JAE;
    case 2: compareDoubles(OUT, x, y); return JA;
    case 3: compareDoubles(OUT, x, y); return JAE;
    case 4: compareDoubles(OUT, x, y); return JE;
    default: compareDoubles(OUT, x, y); return JNE;
    }
}

bool tr_writeComparison(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int comparison = work->word[at].op - OPCODE_less, left, right;
    if (!tr_operands(work, work->mask, work->word[at].op, w, &left, &right)) return false;
    tr_expect(work, at, B_OF(w), left);
    tr_expect(work, at, C_OF(w), right);
    tr_expectPlain(work, at, A_OF(w));
    if (left == INT) {
        int x = tr_bitsIn(work, B_OF(w), -1), y = tr_bitsIn(work, C_OF(w), x);
        alu(b, ALU_CMP, x, y);
        set(b, intConditions[comparison], RAX);
    } else {
        int x = tr_doubleIn(work, B_OF(w), -1), y = tr_doubleIn(work, C_OF(w), x);
        int condition = compareFor(work, comparison, x, y);
        set(b, condition, RAX);
        if (comparison >= 4) {
            set(b, comparison == 4 ? JNP : JP, RCX);
            alu(b, comparison == 4 ? ALU_AND : ALU_OR, RAX, RCX);
        }
    }
    tr_putBits(work, A_OF(w), BOOL);
    return true;
}

bool tr_writeJumpOn(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    const Word *word = work->word + at;
    bool hasNumber = word->op >= OPCODE_jumpLessInt;
    int place = word->op - (hasNumber ? OPCODE_jumpLessInt : OPCODE_jumpLess), comparison = place % 6, left, right;
    bool wanted = place < 6;
    if (!tr_operands(work, work->mask, word->op, w, &left, &right)) return false;
    if (word->target <= at) tr_poll(work, at);
    tr_expect(work, at, A_OF(w), left);
    if (!hasNumber) tr_expect(work, at, B_OF(w), right);
    if (left == INT) {
        int x = tr_bitsIn(work, A_OF(w), -1);
        if (hasNumber) {
            aluNumber(b, ALU_CMP, x, SIGNED_B_OF(w));
        } else {
            alu(b, ALU_CMP, x, tr_bitsIn(work, B_OF(w), x));
        }
        tr_jumpTo(work, intConditions[comparison] ^ (wanted ? 0 : 1), word->target);
        return true;
    }
    int x = tr_doubleIn(work, A_OF(w), -1), y = 1;
    if (hasNumber) {
        constantDouble(work, (Value){INT, (uint64_t)SIGNED_B_OF(w)}, 1);
    } else {
        y = tr_doubleIn(work, B_OF(w), x);
    }
    int condition = compareFor(work, comparison, x, y);
    if (comparison < 4) {
        tr_jumpTo(work, condition ^ (wanted ? 0 : 1), word->target);
    } else if ((comparison == 4) == wanted) {
        // Equal, and neither is a NaN.
        int64_t unordered = tr_jumpAhead(work, JP);
        tr_jumpTo(work, JE, word->target);
        tr_land(work, unordered);
    } else {
        tr_jumpTo(work, JP, word->target);
        tr_jumpTo(work, JNE, word->target);
    }
    return true;
}

bool tr_writeNegate(Work *work, int at, uint64_t w) {
    Buffer *b = OUT;
    int a = A_OF(w), from = B_OF(w), tag = tr_expected(work, work->mask, from);
    if (tag < 0) return false;
    tr_expect(work, at, from, tag);
    tr_expectPlain(work, at, a);
    if (tag == INT) {
        move(b, RAX, tr_bitsIn(work, from, -1));
        negate(b, RAX);
        tr_jumpOut(work, JO, TO_EXIT, at);
        tr_putBits(work, a, INT);
    } else {
        doubleToBits(b, RAX, tr_doubleIn(work, from, -1));
        moveNumber(b, RCX, 1ULL << 63);
        alu(b, ALU_XOR, RAX, RCX);
        tr_putBits(work, a, FLOAT);
    }
    return true;
}

#endif
