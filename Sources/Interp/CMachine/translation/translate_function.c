// A whole function: every instruction in turn, then the ways out of line and the ways in.

#include "translation.h"

#if defined(__x86_64__) && defined(__linux__)

// False: there is no short way.
static bool write(Work *work, int at) {
    uint64_t w = work->words[at];
    const Word *word = work->word + at;
    switch (word->op) {
    case OPCODE_nop: return true;
    case OPCODE_loadConstant:
    case OPCODE_loadInt:
    case OPCODE_loadNone:
    case OPCODE_loadTrue:
    case OPCODE_loadFalse: return tr_writeLoad(work, at, w);
    case OPCODE_move: return tr_writeMove(work, at, w);
    case OPCODE_clear: tr_writeClear(work, at, w); return true;
    case OPCODE_loadGlobal: return tr_writeLoadGlobal(work, at, w);
    case OPCODE_loadCell:
    case OPCODE_loadFree: return tr_writeLoadCell(work, at, w);
    case OPCODE_add ... OPCODE_modulo:
    case OPCODE_shiftLeft ... OPCODE_moduloConstant: return tr_writeArithmetic(work, at, w);
    case OPCODE_negate: return tr_writeNegate(work, at, w);
    case OPCODE_not: return tr_writeNot(work, at, w);
    case OPCODE_less ... OPCODE_notEqual: return tr_writeComparison(work, at, w);
    case OPCODE_isSame:
    case OPCODE_isNotSame:
        if (w & (DROP_B | DROP_C) && (work->mask[B_OF(w)] | work->mask[C_OF(w)]) & CAN(OBJECT)) return false;
        tr_writeIdentity(work, at, w);
        return true;
    case OPCODE_jump:
        if (word->target <= at) tr_poll(work, at);
        tr_jumpTo(work, -1, word->target);
        return true;
    case OPCODE_jumpIfTrue:
    case OPCODE_jumpIfFalse: return tr_writeJumpIf(work, at, w);
    case OPCODE_jumpIfNone:
    case OPCODE_jumpIfNotNone: return tr_writeJumpIfNone(work, at, w);
    case OPCODE_jumpLess ... OPCODE_jumpNotNotEqualInt: return tr_writeJumpOn(work, at, w);
    case OPCODE_getAttribute: return tr_writeGetAttribute(work, at, w);
    case OPCODE_setAttribute: return tr_writeSetAttribute(work, at, w);
    case OPCODE_loadMethod: return tr_writeLoadMethod(work, at, w);
    case OPCODE_getItem: return tr_writeGetItem(work, at, w);
    case OPCODE_getItemInt: return tr_writeGetItemInt(work, at, w);
    case OPCODE_setItem: return tr_writeSetItem(work, at, w);
    case OPCODE_contains:
    case OPCODE_notContains: return tr_writeContains(work, at, w);
    case OPCODE_listAppend: tr_writeListAppend(work, at, w); return true;
    case OPCODE_setAdd: return tr_writeSetAdd(work, at, w);
    case OPCODE_call: return tr_writeCall(work, at, w, false, (Value){UNBOUND, 0});
    case OPCODE_callMethod: return tr_writeCall(work, at, w, true, (Value){UNBOUND, 0});
    case OPCODE_callKeywords: return tr_writeCall(work, at, w, false, work->constants[C_OF(w)]);
    case OPCODE_callMethodKeywords: return tr_writeCall(work, at, w, true, work->constants[C_OF(w)]);
    case OPCODE_returnValue:
    case OPCODE_returnNone: return tr_writeReturn(work, at, w);
    case OPCODE_yieldValue: return tr_writeYield(work, at, w);
    case OPCODE_forIterate:
    case OPCODE_forLoop: return tr_writeForLoop(work, at, w);
    default: return false;
    }
}

// Counts a failed expectation and goes to the handler, with PC and WORD as it takes them; after too many the translation goes.
static void countMiss(Work *work, uint8_t op) {
    Buffer *b = OUT;
    moveNumber(b, RCX, (uint64_t)&work->translation->missesLeft);
    moveNumber(b, RAX, (uint64_t)dispatchTable[op]);
    decrease(b, RCX, 0);
    int64_t many = tr_jumpAhead(work, JS);
    jumpToRegister(b, RAX);
    tr_land(work, many);
    moveNumber(b, RAX, (uint64_t)op_discard);
    jumpToRegister(b, RAX);
}

void tr_writeAll(Work *work) {
    Buffer *b = OUT;
    work->out.count = work->fixCount = work->detourCount = 0;
    bool reached = true;
    memset(work->mask, ANY, sizeof work->mask);
    tr_forgetCopies(work);
    for (int64_t at = 0; at < work->wordCount; at = work->word[at].next) {
        Word *word = work->word + at;
        word->exit = word->miss = word->entry = -1;
        if (word->isLeader) {
            if (reached && at > 0 && tr_needsEdge(work, (int)at)) tr_writeEdge(work, (int)at, work->mask);
            memcpy(work->mask, word->expected, sizeof work->mask);
            tr_forgetCopies(work);
            reached = word->expected[0] != 0;
        }
        word->label = b->count;
        if (!reached) {
            // Nothing comes here.
            word->isReached = false;
            continue;
        }
        word->isReached = true;
        uint8_t before[MOST_REGISTERS];
        memcpy(before, work->mask, sizeof before);
        int64_t start = b->count, fixes = work->fixCount, detours = work->detourCount;
        if (word->isHandled || !write(work, (int)at)) {
            word->isHandled = true;
            b->count = start;
            work->fixCount = fixes;
            work->detourCount = detours;
            memcpy(work->mask, before, sizeof before);
            tr_goToHandler(work, (int)at);
            reached = false;
            continue;
        }
        int a = A_OF(work->words[at]);
        bool keepsHint = word->op == OPCODE_loadGlobal || word->op == OPCODE_loadMethod;
        if (!keepsHint && a < MOST_REGISTERS && work->word[at].op < OPCODE_jump) work->hint[a] = NULL;
        if (tr_ends(word->op) || word->op == OPCODE_forLoop || word->op == OPCODE_yieldValue) reached = false;
        if (tr_isCall(word->op)) {
            // A builtin that is done at once goes on.
            reached = work->hint[a] && (uint8_t)work->hint[a]->word == KIND_NATIVE_FUNCTION;
            work->hint[a] = NULL;
        }
    }
    // Ways out of line.
    for (int64_t k = 0; k < work->detourCount; k++) {
        Detour detour = work->detours[k];
        tr_land(work, detour.at);
        if (detour.isEdge) {
            tr_writeEdge(work, detour.word, detour.masks);
            continue;
        }
        // An object loses a reference; its address is in WORD.
        decrease(b, WORD, 0);
        emit(b, 0x0f), emit(b, 0x85), emit32(b, detour.back - (b->count + 4));
        moveNumber(b, PC, (uint64_t)(work->code->words + detour.word));
        moveNumber(b, RAX, (uint64_t)op_dropAndGoOn);
        jumpToRegister(b, RAX);
    }
    for (int64_t k = 0; k < work->fixCount; k++) {
        Word *word = work->word + work->fixes[k].word;
        if (work->fixes[k].kind == TO_EXIT && word->exit < 0) {
            word->exit = b->count;
            tr_goToHandler(work, work->fixes[k].word);
        }
        if (work->fixes[k].kind == TO_MISS && word->miss < 0) {
            word->miss = b->count;
            moveNumber(b, PC, (uint64_t)(work->code->words + work->fixes[k].word + 1));
            moveNumber(b, WORD, work->words[work->fixes[k].word]);
            countMiss(work, word->op);
        }
    }
    // Ways in.
    for (int64_t at = 0; at < work->wordCount; at = work->word[at].next) {
        Word *word = work->word + at;
        if (!word->isEntry || word->isHandled || !word->isReached || tr_mustStay(word->op) || tr_isShort(work, at)) continue;
        word->entry = b->count;
        int64_t jumps[MOST_REGISTERS], count = 0;
        bool impossible = false;
        for (int r = 0; r < work->registerCount; r++) {
            uint8_t wanted = word->expected[r];
            if (!(word->certain[r] & ~wanted)) continue;
            int tag = tr_single(wanted);
            if (tag >= 0) {
                compareMemory(b, REGISTERS, TAG(r), tag);
                jumps[count++] = tr_jumpAhead(work, JNE);
            } else if (wanted == NO_OBJECT) {
                compareMemory(b, REGISTERS, TAG(r), OBJECT);
                jumps[count++] = tr_jumpAhead(work, JAE);
            } else {
                impossible = true;
            }
        }
        if (impossible) {
            b->count = word->entry;
            word->entry = -1;
            continue;
        }
        tr_jumpOut(work, -1, TO_LABEL, (int)at);
        if (count > 0) {
            for (int64_t k = 0; k < count; k++) tr_land(work, jumps[k]);
            countMiss(work, word->op);
        }
    }
    for (int64_t k = 0; k < work->fixCount; k++) {
        const Word *word = work->word + work->fixes[k].word;
        int64_t target = work->fixes[k].kind == TO_LABEL ? word->label : work->fixes[k].kind == TO_EXIT ? word->exit : word->miss;
        patch32(b, work->fixes[k].at, target - work->fixes[k].at - 4);
    }
}

#endif
