// Attributes of instances and methods: from the instruction's cache, else from the shape and the method cache.

#include "core.h"

// What a module has under a name, unbound if the rest of the machine has to look.
INLINE Value inModule(Value module, Value name) {
    // Names like `__dict__` may be the class's.
    if (!isExactly(module, KIND_MODULE) || AS(String, name)->bytes[0] == '_') return (Value){UNBOUND, 0};
    const Dict *names = AS(Module, module)->nameSpace;
    int64_t place = findText(names, name);
    return place < 0 ? (Value){UNBOUND, 0} : names->entries[place].value;
}

// An attribute that the instruction's cache does not know: one of several shapes, or a property written in script.
PART(getAttributeSlowly) {
    Cache *cache = CACHE;
    Value b = *RB, ofModule;
    if (b.tag < OBJECT) LEAVE;
    if ((ofModule = inModule(b, cache->name)).tag != UNBOUND) {
        take(ofModule);
        SYNC;
        pc++;
        if (w & DROP_B) dropRegister(RB);
        PUT_VALUE(RA, ofModule);
    }
    if (cache->key == 0) LEAVE;
    if (cache->key == 5 && HEADER(b)->cls->version == cache->state) {
        Function *getter = AS(Function, cache->value);
        Code *code = getter->code;
        Value *base = R + fp->function->code->registerCount;
        if (code->directCount != 1 || !hasRoom(vm, fp, base, code) || *vm->interrupt) LEAVE;
        // The frame keeps the getter: the class may let go of it meanwhile.
        getter->header.references++;
        if (w & DROP_B) {
            RB->tag = UNBOUND;
        } else {
            take(b);
        }
        base[0] = b;
        pc++;
        ENTER(getter, code, base, 1, RA, FRAME_OWNS_FUNCTION);
    }
    if ((uint8_t)HEADER(b)->word != KIND_INSTANCE) LEAVE;
    const Class *cls = HEADER(b)->cls;
    const Attributes *attributes = &AS(Instance, b)->attributes;
    if (cls->flags & CLASS_HAS_GETATTRIBUTE || lookUp(cls, cache->name.bits).tag != UNBOUND) LEAVE;
    int64_t slot = findSlot(attributes->shape, cache->name.bits);
    if (slot < 0) LEAVE;
    Value value = attributes->slots[slot];
    take(value);
    SYNC;
    pc++;
    if (w & DROP_B) dropRegister(RB);
    PUT_VALUE(RA, value);
}

HANDLER(getAttribute) {
    const Cache *cache = CACHE;
    Value b = *RB;
    if (unlikely(!isKind(b, KIND_INSTANCE))) GO(getAttributeSlowly);
    const Attributes *attributes = &AS(Instance, b)->attributes;
    if (unlikely((int64_t)attributes->shape != cache->key)) GO(getAttributeSlowly);
    Value value = attributes->slots[cache->slot];
    take(value);
    pc++;
    if (w & DROP_B) {
        SYNC;
        dropRegister(RB);
    }
    PUT_VALUE(RA, value);
}

HANDLER(setAttribute) {
    const Cache *cache = CACHE;
    Value a = *RA, b = *RB;
    if (unlikely(!isKind(a, KIND_INSTANCE) || b.tag == UNBOUND)) LEAVE;
    Attributes *attributes = &AS(Instance, a)->attributes;
    if (unlikely((int64_t)attributes->shape != cache->key || HEADER(a)->cls->version != cache->state)) LEAVE;
    pc++;
    Value old = {UNBOUND, 0};
    if (cache->shape) {
        int64_t count = cache->shape->count - 1;
        int64_t capacity = attributes->capacity < 0 ? -attributes->capacity : attributes->capacity;
        if (unlikely(count == capacity)) machineCoreHooks.growAttributes(attributes, count);
        attributes->slots[count] = b;
        attributes->shape = cache->shape;
    } else {
        old = attributes->slots[cache->slot];
        attributes->slots[cache->slot] = b;
    }
    // A temporary's reference moves into the slot.
    if (w & DROP_B) {
        RB->tag = UNBOUND;
    } else {
        take(b);
    }
    if (unlikely(w & DROP_A || old.tag >= OBJECT)) {
        SYNC;
        drop(old);
        if (w & DROP_A) dropRegister(RA);
    }
    NEXT;
}

// Puts the callee and, if it takes one, the receiver into the window of a method call.
#define PUT_METHOD(callee, receiver) \
    do { \
        Value callee_ = (callee), receiver_ = (receiver); \
        take(callee_); \
        /* The receiver moves to the window if it is a dying temporary. */ \
        if (w & DROP_B || FIELD_B == FIELD_A) { \
            RB->tag = UNBOUND; \
        } else { \
            take(receiver_); \
        } \
        pc++; \
        Value *target_ = RA; \
        Value old_ = target_[0], second_ = target_[1]; \
        target_[0] = callee_; \
        target_[1] = receiver_; \
        if (unlikely(old_.tag >= OBJECT || second_.tag >= OBJECT)) { \
            SYNC; \
            drop(old_); \
            drop(second_); \
        } \
        NEXT; \
    } while (0)

// What methods of a name are for instances of several shapes: a function of the class (borrowed), or an attribute of their own.
// A shape is its class's for good, and a class's version no other's.
enum { KNOWN_METHODS = 256 };
typedef struct {
    const Shape *shape;
    uint64_t name;
    int64_t version, slot;
    Value function;
} Method;
static Method knownMethods[KNOWN_METHODS];

// Null if the rest of the machine has to look.
INLINE const Method *findMethod(const Class *cls, const Shape *shape, uint64_t name) {
    Method *known = knownMethods + (((uint64_t)shape >> 4 ^ name >> 5) & (KNOWN_METHODS - 1));
    if (likely(known->shape == shape && known->name == name && known->version == cls->version)) return known;
    if (cls->flags & (CLASS_HAS_GETATTRIBUTE | CLASS_HAS_GETATTR) || shape->isDictionary) return NULL;
    Value found = lookUp(cls, name);
    int64_t slot = findSlot(shape, name);
    // A function in the class gives way to the instance's own attribute, a property would not.
    if (slot < 0 ? !isKind(found, KIND_FUNCTION) : found.tag != UNBOUND && !isKind(found, KIND_FUNCTION)) return NULL;
    *known = (Method){shape, name, cls->version, slot, found};
    return known;
}

PART(loadMethodSlowly) {
    const Cache *cache = CACHE;
    Value b = *RB;
    if (b.tag < OBJECT) LEAVE;
    const Class *cls = HEADER(b)->cls;
    if (cache->key == 3 && cls->version == cache->state) {
        if (!(HEADER(b)->word & PREFIXED)) PUT_METHOD(cache->value, b);
        // Attributes of its own lie before the object.
        const Shape *shape = ((const Attributes *)(b.bits - PREFIX_SIZE))->shape;
        if (!shape->isDictionary && findSlot(shape, cache->name.bits) < 0) PUT_METHOD(cache->value, b);
        LEAVE;
    }
    Value own = inModule(b, cache->name);
    if (own.tag == UNBOUND) {
        if ((uint8_t)HEADER(b)->word != KIND_INSTANCE) LEAVE;
        const Attributes *attributes = &AS(Instance, b)->attributes;
        const Method *known = findMethod(cls, attributes->shape, cache->name.bits);
        if (!known) LEAVE;
        if (known->slot < 0) {
            // A method seen for the first time is for the cache.
            if (cache->key == 0) LEAVE;
            PUT_METHOD(known->function, b);
        }
        own = attributes->slots[known->slot];
    }
    // What is called is not bound to anything.
    take(own);
    if (w & DROP_B || FIELD_B == FIELD_A) {
        RB->tag = UNBOUND;
    } else {
        take(b);
    }
    SYNC;
    pc++;
    Value *target = RA, old = target[0], second = target[1];
    target[0] = own;
    target[1].tag = UNBOUND;
    drop(old);
    drop(second);
    drop(b);
    NEXT;
}

HANDLER(loadMethod) {
    const Cache *cache = CACHE;
    Value b = *RB;
    if (unlikely(!isKind(b, KIND_INSTANCE))) GO(loadMethodSlowly);
    if (unlikely((int64_t)AS(Instance, b)->attributes.shape != cache->key)) GO(loadMethodSlowly);
    if (unlikely(HEADER(b)->cls->version != cache->state)) GO(loadMethodSlowly);
    PUT_METHOD(cache->value, b);
}
