// Translates functions that run often to machine code, for x86-64. Elsewhere nothing is translated.
//
// One instruction becomes a few of the processor's, by the tags that its operands are known or expected to have; an operand that
// turns out otherwise, an overflow, a full list, a due interrupt: whatever is not plain goes to the instruction's handler, with
// nothing of it done. Between instructions all values lie in the frame's registers, as the handlers leave and expect them, so a
// translation can be left and entered at any instruction, holds nothing on the processor's stack, and calls nothing.
//
// What is known: masks of the tags that a register can have, from a walk over the function. Expectations come from what the
// registers hold when the function is translated. A translation is entered where the first byte of a word says so (opcode
// `translated`, whose word knows its entry); there the registers of which more is expected than is certain are looked at.
// Translations whose expectations fail often are made anew, with what is expected then, and at last without.

#include "translation.h"

int64_t core_eventsLeft = EVENTS;

// An entry into a translation: the word that it stands for, and where to go.
typedef struct {
    uint64_t word;
    Handler target;
    uint64_t *place;
    int64_t next;
} Entry;

static Entry *entries;
static int64_t entryCount, entryCapacity, freeEntry = -1;
static Translation *translations;
static bool isOff = true, isEager;

HANDLER(translated) {
    const Entry *entry = entries + (w >> 32);
    w = entry->word;
    MUSTTAIL return entry->target(ARGUMENTS);
}

uint64_t machineCoreOriginal(uint64_t word) { return (uint8_t)word == OPCODE_translated ? entries[word >> 32].word : word; }

#if defined(__x86_64__) && defined(__linux__)

#include <sys/mman.h>

static int64_t newEntry(void) {
    if (freeEntry >= 0) {
        int64_t entry = freeEntry;
        freeEntry = entries[entry].next;
        return entry;
    }
    entries = tr_grow(entries, entryCount, &entryCapacity, sizeof *entries);
    return entryCount++;
}

static void forget(Translation *translation) {
    for (int64_t k = 0; k < translation->entryCount; k++) {
        Entry *entry = entries + translation->entries[k];
        *entry->place = entry->word;
        entry->next = freeEntry;
        freeEntry = translation->entries[k];
    }
    translation->code->translation = NULL;
    if (translation->memory) munmap(translation->memory, (size_t)translation->size);
    if (translation->previous) {
        translation->previous->next = translation->next;
    } else {
        translations = translation->next;
    }
    if (translation->next) translation->next->previous = translation->previous;
    free(translation->entries);
    free(translation);
}

static void install(Work *work) {
    Translation *translation = work->translation;
    int64_t size = (work->out.count + 4095) / 4096 * 4096;
    uint8_t *memory = mmap(NULL, (size_t)size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return;
    memcpy(memory, work->out.bytes, (size_t)work->out.count);
    if (mprotect(memory, (size_t)size, PROT_READ | PROT_EXEC) != 0) {
        munmap(memory, (size_t)size);
        isOff = true;
        return;
    }
    translation->memory = memory;
    translation->size = size;
    int64_t count = 0;
    for (int64_t at = 0; at < work->wordCount; at = work->word[at].next) count += work->word[at].entry >= 0;
    translation->entries = malloc((size_t)(count ? count : 1) * sizeof *translation->entries);
    if (!translation->entries) abort();
    for (int64_t at = 0; at < work->wordCount; at = work->word[at].next) {
        if (work->word[at].entry < 0) continue;
        int64_t number_ = newEntry();
        Entry *entry = entries + number_;
        entry->word = work->words[at];
        entry->target = (Handler)(memory + work->word[at].entry);
        entry->place = work->code->words + at;
        *entry->place = OPCODE_translated | (uint64_t)number_ << 32;
        translation->entries[translation->entryCount++] = (int32_t)number_;
    }
}

static void translate(Function *function, Value *registers) {
    Code *code = function->code;
    if (isOff || code->translation || code->translationCount >= MOST_TRANSLATIONS) return;
    int64_t count = code->wordCount;
    if (count > MOST_WORDS || code->registerCount > MOST_REGISTERS - 4 || count == 0) {
        code->translationCount = MOST_TRANSLATIONS;
        return;
    }
    Work *work = calloc(1, sizeof *work);
    int64_t width = code->registerCount > 0 ? code->registerCount : 1;
    if (!work) return;
    work->word = calloc((size_t)count + 1, sizeof *work->word);
    uint8_t *masks = calloc((size_t)count + 1, (size_t)MOST_REGISTERS * 2);
    uint64_t *alive = calloc((size_t)count + 1, (MOST_REGISTERS + 63) / 64 * sizeof *alive);
    Translation *translation = calloc(1, sizeof *translation);
    if (!work->word || !masks || !alive || !translation) abort();
    work->code = code;
    work->function = function;
    work->words = code->words;
    work->constants = code->constants;
    work->registers = registers;
    work->wordCount = count;
    work->registerCount = width;
    work->localCount = code->localCount;
    work->translation = translation;
    work->expects = code->translationCount < MOST_TRANSLATIONS - 1;
    bool isTraced = false;
    for (int r = 0; r < width; r++) work->observed[r] = registers[r].tag <= OBJECT ? (uint8_t)registers[r].tag : UNBOUND;
    for (int64_t at = 0; at < count;) {
        Word *word = work->word + at;
        uint64_t w = code->words[at];
        word->op = (uint8_t)w;
        word->begins = true;
        word->next = (int32_t)(at + (tr_hasCache(word->op) ? 2 : 1));
        word->target = (int32_t)tr_jumpOf(word->op, w, word->next);
        const Cache *cache = tr_hasCache(word->op) ? (Cache *)code->words[at + 1] : NULL;
        if (work->expects) word->seen = tr_lookAhead(function, registers, word->op, w, cache);
        if (word->op == OPCODE_traceLine) isTraced = true;
        at = word->next;
    }
    for (int64_t at = 0; at <= count; at++) {
        work->word[at].certain = masks + at * MOST_REGISTERS * 2;
        work->word[at].expected = work->word[at].certain + MOST_REGISTERS;
        work->word[at].alive = alive + at * ((MOST_REGISTERS + 63) / 64);
    }
    code->translationCount++;
    if (!isTraced) {
        translation->code = code;
        translation->missesLeft = work->expects ? 300 : INT64_MAX;
        // An instruction without a short way makes its successor an entry, which changes what is known there.
        for (int turn = 0; turn < 12; turn++) {
            int64_t handled = 0, now = 0;
            for (int64_t at = 0; at < count; at++) handled += work->word[at].isHandled;
            tr_findLeaders(work);
            tr_findAlive(work);
            tr_flow(work, false);
            tr_flow(work, true);
            tr_writeAll(work);
            for (int64_t at = 0; at < count; at++) now += work->word[at].isHandled;
            if (now == handled) {
                install(work);
                break;
            }
        }
    }
    if (translation->memory) {
        code->translation = translation;
        translation->next = translations;
        if (translations) translations->previous = translation;
        translations = translation;
    } else {
        free(translation);
    }
    free(work->out.bytes);
    free(work->fixes);
    free(work->detours);
    free(work->word);
    free(masks);
    free(alive);
    free(work);
}

HANDLER(discard) {
    Translation *translation = fp->function->code->translation;
    if (translation) forget(translation);
    MUSTTAIL return dispatchTable[(uint8_t)w](ARGUMENTS);
}

// Whether handlers' parameters come in the registers that translations take them from.
static bool probe(void) {
    Buffer buffer = {0}, *b = &buffer;
    uint64_t seen[6] = {0};
    moveNumber(b, RAX, (uint64_t)seen);
    store(b, RAX, 0, PC);
    store(b, RAX, 8, REGISTERS);
    store(b, RAX, 16, FRAME);
    store(b, RAX, 24, MACHINE);
    store(b, RAX, 32, CONSTANTS);
    store(b, RAX, 40, WORD);
    moveNumber(b, RAX, 7);
    emit(b, 0xc3);
    void *memory_ = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory_ == MAP_FAILED) return false;
    memcpy(memory_, buffer.bytes, (size_t)buffer.count);
    free(buffer.bytes);
    bool fits = false;
    if (mprotect(memory_, 4096, PROT_READ | PROT_EXEC) == 0) {
        Handler handler = (Handler)memory_;
        int answer = handler((uint64_t *)0x1111, (Value *)0x2222, (Frame *)0x3333, (State *)0x4444, (Value *)0x5555, 0x6666);
        fits = answer == 7;
        for (int k = 0; k < 6; k++) fits = fits && seen[k] == 0x1111u * (unsigned)(k + 1);
    }
    munmap(memory_, 4096);
    return fits;
}

void machineCoreForget(void *code) {
    Translation *translation = ((Code *)code)->translation;
    if (translation) forget(translation);
}

void machineCoreTranslate(int when) {
    isEager = when == machineCoreAlways;
    isOff = when == machineCoreNever || !probe();
    if (isOff) {
        while (translations) forget(translations);
    }
    core_eventsLeft = isOff ? INT64_MAX : isEager ? 2 : EVENTS;
}

#else

static void translate(Function *function, Value *registers) { (void)function, (void)registers; }
HANDLER(discard) { LEAVE; }
void machineCoreForget(void *code) { (void)code; }
void machineCoreTranslate(int when) { (void)when; }

#endif

HANDLER(translate) {
    core_eventsLeft = isOff ? INT64_MAX : isEager ? 2 : EVENTS;
    translate(fp->function, R);
    MUSTTAIL return dispatchTable[(uint8_t)w](ARGUMENTS);
}
