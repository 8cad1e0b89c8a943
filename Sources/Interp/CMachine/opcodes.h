// The instruction set in the order of Machine/Bytecode/Opcode.swift, which says what each opcode means. A unit test compares
// the two.

#pragma once

#define OPCODES(X) \
    X(nop) X(loadConstant) X(loadInt) X(loadNone) X(loadTrue) X(loadFalse) X(move) X(clear) X(deleteLocal) X(loadGlobal) \
    X(storeGlobal) X(deleteGlobal) X(loadName) X(storeName) X(deleteName) X(loadClassFree) X(makeCell) X(loadCell) \
    X(storeCell) X(deleteCell) X(loadFree) X(storeFree) X(deleteFree) X(add) X(subtract) X(multiply) X(trueDivide) \
    X(floorDivide) X(modulo) X(power) X(matrixMultiply) X(shiftLeft) X(shiftRight) X(bitAnd) X(bitOr) X(bitXor) X(addInt) \
    X(addConstant) X(subtractConstant) X(multiplyConstant) X(trueDivideConstant) X(floorDivideConstant) X(moduloConstant) \
    X(negate) X(plus) X(invert) X(not) X(less) X(lessEqual) X(greater) X(greaterEqual) X(equal) X(notEqual) X(isSame) \
    X(isNotSame) X(contains) X(notContains) X(jump) X(jumpIfTrue) X(jumpIfFalse) X(jumpIfNone) X(jumpIfNotNone) X(jumpLess) \
    X(jumpLessEqual) X(jumpGreater) X(jumpGreaterEqual) X(jumpEqual) X(jumpNotEqual) X(jumpNotLess) X(jumpNotLessEqual) \
    X(jumpNotGreater) X(jumpNotGreaterEqual) X(jumpNotEqualTo) X(jumpNotNotEqual) X(jumpLessInt) X(jumpLessEqualInt) \
    X(jumpGreaterInt) X(jumpGreaterEqualInt) X(jumpEqualInt) X(jumpNotEqualInt) X(jumpNotLessInt) X(jumpNotLessEqualInt) \
    X(jumpNotGreaterInt) X(jumpNotGreaterEqualInt) X(jumpNotEqualToInt) X(jumpNotNotEqualInt) X(getAttribute) X(setAttribute) \
    X(deleteAttribute) X(loadMethod) X(getItem) X(getItemInt) X(setItem) X(deleteItem) X(makeSlice) X(makeList) X(makeTuple) \
    X(makeSet) X(makeDict) X(listAppend) X(listExtend) X(listToTuple) X(setAdd) X(setUpdate) X(dictStore) X(dictUpdate) \
    X(dictMerge) X(unpack) X(unpackStar) X(formatValue) X(makeString) X(getIterator) X(forIterate) X(forLoop) X(call) \
    X(callKeywords) X(callMethod) X(callMethodKeywords) X(callSpread) X(makeFunction) X(loadBuildClass) X(loadAssertionError) \
    X(setupAnnotations) X(returnValue) X(returnNone) X(yieldValue) X(getYieldIterator) X(yieldFrom) X(raise) X(raiseFrom) \
    X(raiseCurrent) X(reraise) X(enterHandler) X(leaveHandler) X(jumpIfNoMatch) X(splitGroup) X(joinGroups) X(enterWith) \
    X(exitWith) X(exitWithException) X(importName) X(importFrom) X(importStar) X(traceLine) X(translated) X(halt)
