// What is known and expected of the registers of a function, at every instruction: masks of the tags that they can have.
// `certain` holds whoever runs the instructions; `expected` is for the translation, which looks at what it expects before it
// relies on it.

#include "translation.h"

#if defined(__x86_64__) && defined(__linux__)

// Roles of the fields a, b, c, as Opcode.swift has them: destination, source, kept, range, immediate.
static const char roles[OPCODE_COUNT][4] = {
    [OPCODE_nop] = "---", [OPCODE_loadConstant] = "di-", [OPCODE_loadInt] = "di-", [OPCODE_loadNone] = "d--",
    [OPCODE_loadTrue] = "d--", [OPCODE_loadFalse] = "d--", [OPCODE_move] = "ds-", [OPCODE_clear] = "d--",
    [OPCODE_deleteLocal] = "d--", [OPCODE_loadGlobal] = "di-", [OPCODE_storeGlobal] = "si-", [OPCODE_loadName] = "di-",
    [OPCODE_storeName] = "si-", [OPCODE_makeCell] = "k--", [OPCODE_loadCell] = "dk-", [OPCODE_storeCell] = "ks-",
    [OPCODE_loadFree] = "di-", [OPCODE_storeFree] = "is-", [OPCODE_add] = "dss", [OPCODE_subtract] = "dss",
    [OPCODE_multiply] = "dss", [OPCODE_trueDivide] = "dss", [OPCODE_floorDivide] = "dss", [OPCODE_modulo] = "dss",
    [OPCODE_power] = "dss", [OPCODE_matrixMultiply] = "dss", [OPCODE_shiftLeft] = "dss", [OPCODE_shiftRight] = "dss",
    [OPCODE_bitAnd] = "dss", [OPCODE_bitOr] = "dss", [OPCODE_bitXor] = "dss", [OPCODE_addInt] = "dsi",
    [OPCODE_addConstant] = "dsi", [OPCODE_subtractConstant] = "dsi", [OPCODE_multiplyConstant] = "dsi",
    [OPCODE_trueDivideConstant] = "dsi", [OPCODE_floorDivideConstant] = "dsi", [OPCODE_moduloConstant] = "dsi",
    [OPCODE_negate] = "ds-", [OPCODE_plus] = "ds-", [OPCODE_invert] = "ds-", [OPCODE_not] = "ds-", [OPCODE_less] = "dss",
    [OPCODE_lessEqual] = "dss", [OPCODE_greater] = "dss", [OPCODE_greaterEqual] = "dss", [OPCODE_equal] = "dss",
    [OPCODE_notEqual] = "dss", [OPCODE_isSame] = "dss", [OPCODE_isNotSame] = "dss", [OPCODE_contains] = "dss",
    [OPCODE_notContains] = "dss", [OPCODE_jump] = "-ii", [OPCODE_jumpIfTrue] = "sii", [OPCODE_jumpIfFalse] = "sii",
    [OPCODE_jumpIfNone] = "sii", [OPCODE_jumpIfNotNone] = "sii",
    [OPCODE_jumpLess] = "ssi", [OPCODE_jumpLessEqual] = "ssi", [OPCODE_jumpGreater] = "ssi",
    [OPCODE_jumpGreaterEqual] = "ssi", [OPCODE_jumpEqual] = "ssi", [OPCODE_jumpNotEqual] = "ssi",
    [OPCODE_jumpNotLess] = "ssi", [OPCODE_jumpNotLessEqual] = "ssi", [OPCODE_jumpNotGreater] = "ssi",
    [OPCODE_jumpNotGreaterEqual] = "ssi", [OPCODE_jumpNotEqualTo] = "ssi", [OPCODE_jumpNotNotEqual] = "ssi",
    [OPCODE_jumpLessInt] = "sii", [OPCODE_jumpLessEqualInt] = "sii", [OPCODE_jumpGreaterInt] = "sii",
    [OPCODE_jumpGreaterEqualInt] = "sii", [OPCODE_jumpEqualInt] = "sii", [OPCODE_jumpNotEqualInt] = "sii",
    [OPCODE_jumpNotLessInt] = "sii", [OPCODE_jumpNotLessEqualInt] = "sii", [OPCODE_jumpNotGreaterInt] = "sii",
    [OPCODE_jumpNotGreaterEqualInt] = "sii", [OPCODE_jumpNotEqualToInt] = "sii", [OPCODE_jumpNotNotEqualInt] = "sii",
    [OPCODE_getAttribute] = "dsi", [OPCODE_setAttribute] = "ssi", [OPCODE_loadMethod] = "dsi", [OPCODE_getItem] = "dss",
    [OPCODE_getItemInt] = "dsi", [OPCODE_setItem] = "sss", [OPCODE_deleteItem] = "ss-", [OPCODE_makeSlice] = "dri",
    [OPCODE_makeList] = "dri", [OPCODE_makeTuple] = "dri", [OPCODE_makeSet] = "dri", [OPCODE_makeDict] = "dri",
    [OPCODE_listAppend] = "ks-", [OPCODE_listExtend] = "ks-", [OPCODE_setAdd] = "ks-", [OPCODE_setUpdate] = "ks-",
    [OPCODE_dictStore] = "kss", [OPCODE_dictUpdate] = "ks-", [OPCODE_listToTuple] = "ds-", [OPCODE_makeString] = "dri",
    [OPCODE_getIterator] = "ds-", [OPCODE_forIterate] = "dki", [OPCODE_forLoop] = "dki", [OPCODE_call] = "ri-",
    [OPCODE_callKeywords] = "rii", [OPCODE_callMethod] = "ri-", [OPCODE_callMethodKeywords] = "rii",
    [OPCODE_callSpread] = "ri-", [OPCODE_makeFunction] = "rii", [OPCODE_returnValue] = "s--", [OPCODE_returnNone] = "---",
    [OPCODE_yieldValue] = "ds-", [OPCODE_raise] = "s--", [OPCODE_halt] = "---",
};

bool tr_hasCache(uint8_t op) {
    return op == OPCODE_loadGlobal || op == OPCODE_storeGlobal || op == OPCODE_getAttribute || op == OPCODE_setAttribute
        || op == OPCODE_loadMethod;
}

int64_t tr_jumpOf(uint8_t op, uint64_t w, int64_t next) {
    if (op >= OPCODE_jump && op <= OPCODE_jumpIfNotNone) return next + LONG_OF(w);
    if ((op >= OPCODE_jumpLess && op <= OPCODE_jumpNotNotEqualInt) || op == OPCODE_forIterate || op == OPCODE_forLoop
        || op == OPCODE_jumpIfNoMatch) {
        return next + SIGNED_C_OF(w);
    }
    return -1;
}

bool tr_ends(uint8_t op) {
    return op == OPCODE_jump || op == OPCODE_returnValue || op == OPCODE_returnNone || op == OPCODE_raise
        || op == OPCODE_raiseFrom || op == OPCODE_raiseCurrent || op == OPCODE_reraise;
}

// Calls whose arguments are all written out.
bool tr_isCall(uint8_t op) { return op >= OPCODE_call && op <= OPCODE_callMethodKeywords; }

int tr_single(uint8_t mask) {
    switch (mask) {
    case CAN(INT): return INT;
    case CAN(FLOAT): return FLOAT;
    case CAN(BOOL): return BOOL;
    default: return -1;
    }
}

// The kind of iterator that a loop is expected to have: what was seen, a range where nothing was.
int tr_iteratorKind(const Work *work, int r) {
    return work->observed[r] == OBJECT ? (uint8_t)HEADER(work->registers[r])->word : KIND_RANGE_ITERATOR;
}

// The number that a register is known or expected to hold: INT, FLOAT, or -1.
int tr_expected(const Work *work, const uint8_t *mask, int r) {
    if (!(mask[r] & (CAN(INT) | CAN(FLOAT)))) return -1;
    int known = tr_single(mask[r]);
    if (known >= 0) return known;
    if (!work->expects) return -1;
    int seen = work->observed[r];
    // Temporaries that died show nothing: mostly they were ints.
    if (seen == UNBOUND && r >= work->localCount && work->code->translationCount == 1) seen = INT;
    return (seen == INT || seen == FLOAT) && mask[r] & CAN(seen) ? seen : -1;
}

static int constantTag(const Work *work, int k) {
    uint64_t tag = work->constants[k].tag;
    return tag == INT || tag == FLOAT ? (int)tag : -1;
}

// The tags of the operands of arithmetic or a comparison, if there is a short way for them.
bool tr_operands(const Work *work, const uint8_t *mask, uint8_t op, uint64_t w, int *left, int *right) {
    switch (op) {
    case OPCODE_addInt:
        *left = tr_expected(work, mask, B_OF(w));
        *right = INT;
        break;
    case OPCODE_addConstant ... OPCODE_moduloConstant:
        *left = tr_expected(work, mask, B_OF(w));
        *right = constantTag(work, C_OF(w));
        break;
    case OPCODE_jumpLess ... OPCODE_jumpNotNotEqual:
        *left = tr_expected(work, mask, A_OF(w));
        *right = tr_expected(work, mask, B_OF(w));
        // Ints and floats compare exactly.
        return *left >= 0 && *left == *right;
    case OPCODE_jumpLessInt ... OPCODE_jumpNotNotEqualInt:
        *left = tr_expected(work, mask, A_OF(w));
        *right = INT;
        break;
    default:
        *left = tr_expected(work, mask, B_OF(w));
        *right = tr_expected(work, mask, C_OF(w));
    }
    if (*left < 0 || *right < 0) return false;
    switch (op) {
    case OPCODE_floorDivideConstant:
    case OPCODE_moduloConstant:
        if (w & REVERSED) return false;
        // Fall through.
    case OPCODE_floorDivide:
    case OPCODE_modulo:
    case OPCODE_shiftLeft:
    case OPCODE_shiftRight:
    case OPCODE_bitAnd ... OPCODE_bitXor: return *left == INT && *right == INT;
    case OPCODE_less ... OPCODE_notEqual: return *left == *right;
    default: return true;
    }
}

static bool isArithmetic(uint8_t op) {
    return (op >= OPCODE_add && op <= OPCODE_modulo) || (op >= OPCODE_shiftLeft && op <= OPCODE_moduloConstant);
}

static int resultOf(uint8_t op, int left, int right) {
    if (op == OPCODE_trueDivide || op == OPCODE_trueDivideConstant) return FLOAT;
    return left == FLOAT || right == FLOAT ? FLOAT : INT;
}

// What the value that an instruction loads is now, if it is a number or a truth: from where the instruction would find it.
uint8_t tr_lookAhead(const Function *function, const Value *registers, uint8_t op, uint64_t w, const Cache *cache) {
    Value value = {UNBOUND, 0}, from = value;
    if (op == OPCODE_getAttribute || op == OPCODE_getItem) from = registers[(uint16_t)(w >> 32)];
    switch (op) {
    case OPCODE_loadGlobal:
        if (cache->key == 1 && cache->state == function->globals->version) value = *cache->place;
        break;
    case OPCODE_loadFree: value = AS(Cell, function->closure[(uint16_t)(w >> 32)])->content; break;
    case OPCODE_getAttribute:
        if (isKind(from, KIND_INSTANCE) && (int64_t)AS(Instance, from)->attributes.shape == cache->key) {
            value = AS(Instance, from)->attributes.slots[cache->slot];
        }
        break;
    case OPCODE_getItem:
        if (isExactly(from, KIND_LIST) && AS(List, from)->count > 0) value = AS(List, from)->items[0];
        break;
    default: break;
    }
    return value.tag == INT || value.tag == FLOAT || (value.tag == BOOL && op == OPCODE_getItem) ? (uint8_t)value.tag : 0;
}

static void consumed(const Work *work, uint8_t *mask, int first) {
    for (int r = first; r < work->registerCount; r++) mask[r] = NO_OBJECT;
}

// What is known after an instruction that did not jump and raised nothing. `expecting`: as the translation does it, else whoever
// does it.
static void step(const Work *work, int at, uint8_t *mask, bool expecting) {
    const Word *word = work->word + at;
    uint64_t w = work->words[at];
    uint8_t op = word->op;
    int a = A_OF(w), b = B_OF(w), c = C_OF(w), left, right;
    if (expecting && !word->isHandled) {
        if (isArithmetic(op) && tr_operands(work, mask, op, w, &left, &right)) {
            mask[b] = CAN(left);
            if (op >= OPCODE_add && op <= OPCODE_bitXor) mask[c] = CAN(right);
            mask[a] = CAN(resultOf(op, left, right));
            return;
        }
        if (op >= OPCODE_less && op <= OPCODE_notEqual && tr_operands(work, mask, op, w, &left, &right)) {
            mask[b] = CAN(left);
            mask[c] = CAN(right);
            mask[a] = CAN(BOOL);
            return;
        }
        if (op >= OPCODE_jumpLess && op <= OPCODE_jumpNotNotEqual && tr_operands(work, mask, op, w, &left, &right)) {
            mask[a] = CAN(left);
            mask[b] = CAN(right);
            return;
        }
        if (op >= OPCODE_jumpLessInt && op <= OPCODE_jumpNotNotEqualInt && tr_operands(work, mask, op, w, &left, &right)) {
            mask[a] = CAN(left);
            return;
        }
        if (op == OPCODE_negate && (left = tr_expected(work, mask, b)) >= 0) {
            mask[b] = mask[a] = CAN(left);
            return;
        }
        if (word->seen) {
            if (w & DROP_B && (op == OPCODE_getAttribute || op == OPCODE_getItem)) mask[b] = NO_OBJECT;
            if (op == OPCODE_getItem) mask[c] = CAN(INT);
            mask[a] = CAN(word->seen);
            return;
        }
        if (op == OPCODE_getItem || op == OPCODE_setItem) {
            int index = op == OPCODE_getItem ? c : b;
            if (tr_expected(work, mask, index) == INT) mask[index] = CAN(INT);
        }
    }
    switch (op) {
    case OPCODE_loadInt: mask[a] = CAN(INT); return;
    case OPCODE_loadNone: mask[a] = CAN(SPECIAL); return;
    case OPCODE_loadTrue:
    case OPCODE_loadFalse: mask[a] = CAN(BOOL); return;
    case OPCODE_loadConstant: mask[a] = work->constants[b].tag < OBJECT ? CAN(work->constants[b].tag) : CAN(OBJECT); return;
    case OPCODE_clear: mask[a] = CAN(UNBOUND); return;
    case OPCODE_move: {
        uint8_t value = mask[b] & ~CAN(UNBOUND);
        if (w & DROP_B) mask[b] = NO_OBJECT;
        mask[a] = value ? value : ANY;
        return;
    }
    case OPCODE_makeCell: mask[a] = CAN(OBJECT); return;
    case OPCODE_getIterator:
        if (w & DROP_B) mask[b] = NO_OBJECT;
        mask[a] = CAN(OBJECT);
        return;
    case OPCODE_forLoop:
    case OPCODE_forIterate:
        mask[a] = expecting && !word->isHandled && tr_iteratorKind(work, b) == KIND_RANGE_ITERATOR ? CAN(INT) : ANY;
        return;
    case OPCODE_call:
    case OPCODE_callKeywords:
    case OPCODE_callMethod:
    case OPCODE_callMethodKeywords:
    case OPCODE_callSpread:
        consumed(work, mask, a);
        mask[a] = ANY;
        return;
    case OPCODE_makeFunction:
        for (int r = a; r < a + 3 && r < work->registerCount; r++) mask[r] = NO_OBJECT;
        mask[a] = CAN(OBJECT);
        return;
    case OPCODE_makeList:
    case OPCODE_makeTuple:
    case OPCODE_makeSet:
    case OPCODE_makeString:
    case OPCODE_makeDict:
    case OPCODE_makeSlice: {
        int count = op == OPCODE_makeDict ? 2 * c : c;
        for (int r = b; r < b + count && r < work->registerCount; r++) mask[r] = NO_OBJECT;
        mask[a] = CAN(OBJECT);
        return;
    }
    case OPCODE_loadMethod:
        if (w & DROP_B) mask[b] = NO_OBJECT;
        mask[a] = mask[a + 1] = ANY;
        return;
    case OPCODE_unpack:
        if (w & DROP_B) mask[b] = NO_OBJECT;
        for (int r = a; r < a + c && r < work->registerCount; r++) mask[r] = ANY;
        return;
    default: break;
    }
    const char *role = roles[op];
    if (!role[0]) {
        memset(mask, ANY, (size_t)work->registerCount);
        return;
    }
    if (role[0] == 's' && w & DROP_A) mask[a] = NO_OBJECT;
    if (role[1] == 's' && w & DROP_B) mask[b] = NO_OBJECT;
    if (role[2] == 's' && w & DROP_C) mask[c] = NO_OBJECT;
    if (role[0] == 'd') mask[a] = op == OPCODE_not || op == OPCODE_isSame || op == OPCODE_isNotSame ? CAN(BOOL) : ANY;
}

// The masks at the beginning of leaders, over all ways that lead there.
static bool flowInto(Work *work, int at, const uint8_t *mask, bool expecting) {
    Word *word = work->word + at;
    uint8_t *known = expecting ? word->expected : word->certain;
    bool changes = false;
    for (int r = 0; r < work->registerCount; r++) {
        uint8_t joined = known[r] | mask[r];
        if (expecting && !(word->alive[r / 64] >> r % 64 & 1)) {
            // Nobody asks: nothing to look at.
            joined |= word->certain[r];
        } else if (expecting && word->isLoop && work->expects && r < work->localCount) {
            // Loops and functions begin with what was seen.
            int seen = work->observed[r];
            if ((seen == INT || seen == FLOAT) && word->certain[r] & CAN(seen)) {
                joined = CAN(seen);
            } else if (seen != UNBOUND) {
                joined |= CAN(seen) & word->certain[r];
            }
        }
        if (joined != known[r]) {
            known[r] = joined;
            changes = true;
        }
    }
    return changes;
}

void tr_flow(Work *work, bool expecting) {
    uint8_t mask[MOST_REGISTERS];
    int64_t count = work->wordCount;
    for (int64_t k = 0; k < count; k++) {
        Word *word = work->word + k;
        if (word->isLeader) memset(expecting ? word->expected : word->certain, 0, (size_t)work->registerCount);
    }
    for (int r = 0; r < work->registerCount; r++) mask[r] = r < work->localCount ? ANY : NO_OBJECT;
    flowInto(work, 0, mask, expecting);
    // Exceptions come from anywhere.
    for (int64_t k = 0; k < work->code->rangeCount; k++) {
        Word *word = work->word + work->code->ranges[k].target;
        memset(expecting ? word->expected : word->certain, ANY, (size_t)work->registerCount);
    }
    bool changes = true;
    for (int turn = 0; changes && turn < 64; turn++) {
        changes = false;
        bool reached = false;
        for (int64_t at = 0; at < count;) {
            Word *word = work->word + at;
            if (word->isLeader) {
                if (reached) changes |= flowInto(work, (int)at, mask, expecting);
                memcpy(mask, expecting ? word->expected : word->certain, (size_t)work->registerCount);
                reached = mask[0] != 0;
            }
            uint8_t op = word->op;
            if (reached) {
                step(work, (int)at, mask, expecting);
                if (word->target >= 0) {
                    uint8_t there[MOST_REGISTERS];
                    memcpy(there, mask, sizeof there);
                    uint64_t w = work->words[at];
                    if (op == OPCODE_forIterate) there[B_OF(w)] = NO_OBJECT, there[A_OF(w)] = ANY;
                    changes |= flowInto(work, word->target, there, expecting);
                    if (op == OPCODE_forLoop) mask[B_OF(w)] = NO_OBJECT;
                }
            }
            if (tr_ends(op)) reached = false;
            at = word->next;
        }
    }
    if (changes) {
        // Too long: nothing is known.
        for (int64_t k = 0; k < count; k++) {
            Word *word = work->word + k;
            if (word->isLeader) memset(expecting ? word->expected : word->certain, ANY, (size_t)work->registerCount);
        }
    }
}

// Which locals are read before they are written, at leaders.
void tr_findAlive(Work *work) {
    enum { SETS = (MOST_REGISTERS + 63) / 64 };
    bool changes = true;
    for (int turn = 0; changes && turn < 32; turn++) {
        changes = false;
        uint64_t alive[SETS] = {0};
        for (int64_t k = work->wordCount - 1; k >= 0; k--) {
            Word *word = work->word + k;
            if (!word->begins) continue;
            uint64_t w = work->words[k];
            if (tr_ends(word->op)) memset(alive, 0, sizeof alive);
            if (word->target >= 0) {
                for (int s = 0; s < SETS; s++) alive[s] |= work->word[word->target].alive[s];
            }
            const char *role = roles[word->op];
            int field[3] = {A_OF(w), B_OF(w), C_OF(w)};
            for (int f = 0; f < 3 && role[0]; f++) {
                if (role[f] == 'd' && field[f] < MOST_REGISTERS) alive[field[f] / 64] &= ~(1ULL << field[f] % 64);
            }
            for (int f = 0; f < 3 && role[0]; f++) {
                bool isRead = role[f] == 's' || role[f] == 'k';
                if (isRead && field[f] < MOST_REGISTERS) alive[field[f] / 64] |= 1ULL << field[f] % 64;
            }
            if (!role[0]) memset(alive, 0xff, sizeof alive);
            if (word->isLeader && memcmp(word->alive, alive, sizeof alive) != 0) {
                memcpy(word->alive, alive, sizeof alive);
                changes = true;
            }
        }
    }
}

// Words that others look at besides running them.
bool tr_mustStay(uint8_t op) { return op == OPCODE_forIterate || op == OPCODE_yieldValue || op == OPCODE_yieldFrom; }

// Instructions whose short way is one of several: where it is not the one, the handler does it and the next word is a way in.
static bool mayLeave(uint8_t op) {
    switch (op) {
    case OPCODE_call:
    case OPCODE_callKeywords:
    case OPCODE_callMethod:
    case OPCODE_callMethodKeywords:
    case OPCODE_forLoop:
    case OPCODE_forIterate:
    case OPCODE_getItem:
    case OPCODE_getItemInt:
    case OPCODE_setItem:
    case OPCODE_getAttribute:
    case OPCODE_setAttribute:
    case OPCODE_loadMethod:
    case OPCODE_setAdd:
    case OPCODE_contains:
    case OPCODE_notContains:
    case OPCODE_jumpIfTrue:
    case OPCODE_jumpIfFalse:
    case OPCODE_yieldValue: return true;
    default: return false;
    }
}

void tr_findLeaders(Work *work) {
    int64_t count = work->wordCount;
    for (int64_t k = 0; k < count; k++) work->word[k].isLeader = work->word[k].isEntry = work->word[k].isLoop = false;
    work->word[0].isLeader = work->word[0].isEntry = work->word[0].isLoop = true;
    for (int64_t at = 0; at < count; at = work->word[at].next) {
        const Word *word = work->word + at;
        if (word->target >= 0) work->word[word->target].isLeader = work->word[word->target].isEntry = true;
        if (word->target >= 0 && word->target <= at) work->word[word->target].isLoop = true;
        bool leaves = word->isHandled || mayLeave(word->op);
        if (leaves && word->next < count) {
            Word *next = work->word + word->next;
            next->isLeader = next->isEntry = true;
            // A generator goes on behind the instruction that would only clear what it was sent.
            if (word->op == OPCODE_yieldValue && clears(work->words + word->next, (uint16_t)A_OF(work->words[at]))) {
                next->isEntry = false;
                if (next->next < count) work->word[next->next].isLeader = work->word[next->next].isEntry = true;
            }
        }
    }
    for (int64_t k = 0; k < work->code->rangeCount; k++) work->word[work->code->ranges[k].target].isLeader = true;
}

// Whether so few instructions follow before the machine leaves again that coming in costs more than it saves.
bool tr_isShort(const Work *work, int64_t at) {
    int count = 0;
    while (at < work->wordCount && count < 2) {
        const Word *word = work->word + at;
        if (word->isHandled) return true;
        if (tr_isCall(word->op)) return count < 1;
        if (word->op == OPCODE_returnValue || word->op == OPCODE_returnNone) return count < 1;
        if (word->op == OPCODE_jump || word->op == OPCODE_forLoop) return false;
        count++;
        at = word->next;
    }
    return false;
}

const char *machineCoreRoles(int opcode) { return opcode >= 0 && opcode < OPCODE_COUNT ? roles[opcode] : NULL; }

#else

const char *machineCoreRoles(int opcode) { return opcode >= 0 && opcode < OPCODE_COUNT ? "" : NULL; }

#endif
