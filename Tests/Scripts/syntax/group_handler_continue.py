for x in y:
    try: pass
    except* A:
        with z: continue
