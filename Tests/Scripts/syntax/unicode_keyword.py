ｉf x: pass
