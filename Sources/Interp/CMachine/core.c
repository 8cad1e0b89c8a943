// The table of handlers, the way in and the ways out. An opcode without a handler of its own leaves the core.

#include "core.h"

MachineCoreHooks machineCoreHooks;
Heap *machineHeap;

void machineCoreSetHooks(const MachineCoreHooks *hooks) { machineCoreHooks = *hooks; }

#define LEAVING(name) __attribute__((weak, alias("leaveHandler_"))) HANDLER(name);

__attribute__((preserve_none)) int leaveHandler_(PARAMETERS) {
    (void)R, (void)vm, (void)K, (void)w;
    fp->pc = (uint64_t *)pc - 1;
    return machineCoreLeft;
}

OPCODES(LEAVING)

HANDLER(leave) { MUSTTAIL return leaveHandler_(ARGUMENTS); }

#define ENTRY(name) op_##name,
const Handler dispatchTable[256] = {OPCODES(ENTRY)};

HANDLER(dropAndGoOn) {
    SYNC;
    core_destroy((Object *)w);
    NEXT;
}

int machineCoreRun(void *machine) {
    State *vm = machine;
    Frame *fp = vm->fp;
    const uint64_t *pc = fp->pc;
    uint64_t w = *pc;
    return dispatchTable[(uint8_t)w](pc + 1, fp->registers, fp, vm, fp->constants, w);
}

#define NAME(name) #name,
static const char *const names[] = {OPCODES(NAME)};

const char *machineCoreOpcodeName(int opcode) {
    return opcode >= 0 && opcode < (int)(sizeof names / sizeof *names) ? names[opcode] : NULL;
}
