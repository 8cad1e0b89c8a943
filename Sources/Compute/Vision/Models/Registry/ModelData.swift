// What timm 1.0.31 knows about its models: written by scripts/embed-models.py, read by ModelCatalogue.swift.
// The facts are those of timm's registry (https://github.com/huggingface/pytorch-image-models, Apache-2.0).
// Base 64 of zlib streams, one a module: its models, their tags, configurations and constructor arguments.

enum ModelData {
    /// Names only: modules, architectures, tags, deprecated names.
    static let indexCount = 62388
    static let index = """
        eNrVXdlyq0iTvtdTyLeOaIcoQMZ3ehMCAZL5D0hqgWXO//RT+5pZIPfpmJkLW5D55VL7Qi2HY9tNG/avPFZjW96qqf5M9iUh2ba7EPKrPE2leO\
        guya9Xj/gKiKYFLCqgfXU//9SMK/uMnTwhOPZBoLAngE+K5r5pB6kiKHhPajocf1+rS0tT5TrRH7KfSpLvt3WiXObkfDeNnP51me5Vd2mbTVtX\
        JWfOTGh0pRjzs+qvims4jEo8pVXyaXGFFyGRwUNq+ZlYTjHivT1T+n/L4/ZepRLcV8Oxqcp7O3Lt95sXSo8/IRzPBcpjBtHQjK1gpSnAkv4zHn\
        WUSDpLjiNPjmoSRlUEflpRK7zxRDXDlzjXIF6RqeMhFdExiygw5PbO0qDfds041Q+XOoDU0aUO12PXtzQmynG3rW63vg0ZCcYgGCPFGJnD0Fkl\
        2VuZxaKW7eM6WvlLsWpQoFYCOn4Up0kJgG8KkIjoaF307XE+l9Vue2e/LjGBiAQgHiHxYwISzxlEBrUSGJuCRBDbkLF1ySynJrukrPvutr3e2k\
        vVvW5/n+o6yQefX54rFJMSpxCAJUOVC9cYVUOGQJ9EOSZR5NDfnMwkyDPNNralgGErN8wMEcoiMntMaI9LJX8HUbMPabLCMNSxBeNWkv36ZWpH\
        2rCLum97T/Y7VR/WFe0xsH/lkIpW+HQsm26UzZlkZUWZZQXEGknGG0aEhSgccVtzRGyeI+bmBcl0H5EE/TnU14pGDv1X9t3UlkPbdF/DVkp6ZN\
        mD8VjdpQuI41D1fUCdustvm+iLBlKWAHX08mDpyH94/4cFRYE5Ucj7VK5EE7meoZvb+0Y/lcmOxfmu/DV+lLfEhFHzcxazu4D+vi/KlNgesmy5\
        UQ9lNU3XbUMsfzS5vPa0HwCz7oPdYGieCbPuF7LemApawGLJZai0TmGls6+664Ucy+rrTFsFCdX9vEWI0InDHB2Vx1sS9p0EsY4B11pKdqB5Tm\
        +6y/WRlv2jSfbFB61b269ba15NNJ/agaVa4icNp/NkC3m8F/1P0sb3zlPNq30nMsbr181PGjf4COiJ9AuYgLRrInTBz0SLGhD/PCLFh7YokStj\
        HBOBl+py3QrlOoyN6kVv79Rg6XFlVjQs+Vw18tVVLvPEp58pbl0N5SNGRrKRrgADb9wUkE79wfyGlgZVBf/f8qj8vJxo7RlE+RwtiLh1S4NUgW\
        XRX7HcC/A80r397i6NZe+/7U3W+PcqK9t0v9uVd9qI+yHTOJ51olg6qucNz6keqtaKAvbqoESDYlBmvA8QZYwt6RS15yLs8+vcrrKiGXlCVpiX\
        6f9nw8RrkD+sk1cOiyhRIYR9AcoS3Zo/4BTvNyvFdsfZYRCUk9qcF6e3UooalJDTlPzaOqw3qET64itFITFMxsKKlhV2kfOWfBQK1gqDgqiUhe\
        aZAPGT85b8FArWCoOCqJSF5hUz7CZjLXnJxVeKQmKYjIWdY0k+r0rzGUv0eTHVZzDZPTk6jLh9Ha+XdiN/y+OuPJ7u1+PXSEunVdsrdrLEbr4v\
        1/uwnbphoM1FvvcRJK6A3KZ8UUcKifJ6E6CPO4g6OdRDfb+OIx/xyQc6CitJpgdhFrWpzmc6Gosys10RMAtQpIjpKyL6PiCJj4g2XlkBdFHsAA\
        bP64Z+qMeKNgUb8bO90yZSxSmnlCQZtuN3ed9nsn7mbwZGFdzYTHE9pk11/8XmVk/X+mss+21NLqNW5nGHKNftnZis4uNmu10zTMw0ZnSE1cwe\
        vG3OraIbKo1/m2ELjC3mkeHgMnPz7fh1k4ycFpRKC9zU5BlIbFwNivwNkGdHh7SVvFtISSNJSKM+WcGQxKpyyTpojgaRgdiUh/ilcXUf6ZAtMa\
        Hh5AEmjzCZd21AzuySD03Fagj+X/Rmh1F1byxqeeoF48Q+7Vzqlijuuasu0/Yv+cY7pfYLLij6mQorummBbR4Oi3po2vY2tu2vknttvZRZQoat\
        oWRlQm1W4+erQ+Qkih/pYKJs59trqKSs+u58+TOqaIh/oogGkwevm9LwOyU6HnyFJOSEZVyCp5SQyNbZCD96Pimyyi85afqUGVH1/wORFZ6JKG\
        aTwF3ftw1oLQq0bVjABT24tAjBGofw6BF83kCuUcSBIPsFzrgsIhPe44P5QMcPzs9RRZSPKvKzua/I56OKgtzvawoAK1UBoQsAqKqwtPi6QgSq\
        LMgnvq4AsFIVEMQAEKqiNeJlZL2MjXpIaDOq2uvt9NBZU3L3CUT8CIlkByDJPrP7Dop87L/u1G5jOgovVNT2yHp+k1qp7321oX/JTn3oEC+z+2\
        YzqaP6Jc3Mc7Yva/tttl/3O/uZLUMg7ENeSJsd4uy8aIWH5nbZ0L9k974dZhU/9D1NnPesONoxdbvsC4e/L44mnWzGB3FfLbGD6FLSXpF6EH2T\
        r7Ezi4Ws9TQGJqd7FM5jlPdv1n/3WLPz2cyQXfqhPZ26umsv04mO49r7xnsv+2Q7Xqqb/W0wgKTLkPcA4lsu6YDFI7F5uyXVbDJstwaUrAGRiJ\
        usmNovfImDygLgxKuHLs/hqo8AUpS0lxbh48zEcUKP7E4T6E1S3u5fVMkWYhJTFXiMmFRqrxhyOQvhSuPMiM0MtZnLMmHP9iuKj92jxt9RToFy\
        aHXK8gbCrmuWjlkb5xdRfhLhtz2SeG0fich2wCKyHTF9Y0Tfp0yAe5YVZZvlO0hDT7BAsGUBO8Qu4yUxwajWNMbMMObMcjfOWwwqr8lgecoacN\
        b9m3Krcw3rpNwRSTfBnXDuiBudbV9PbN1MXSY7mh7DeNOL9krImvF06GYxR6LrH0kZAsoYUGYrDyuS49RwqdikR7nLdxD1PQeoXgg0OYNUiDaS\
        rdB0FvrxfE+b0un2xfVZggHfS3MQMMANB4gdl5TNIOKRiJBH7QjQ5woUyZdApNylOegJ4ekFRSpjvWNCwn1AJEl2DcIhKCezlI0tnJEsOvXKyj\
        SG4eUmi+Hkp/EG4/mXMrsEBZ/R3LqW9RqiCNqARvm9yz+VflfmMpb/0Q1ldVMPlbW2G5BLfihHfiiX/lAu+6Fcjsjpjt+Sgv2C4VDifa3JULQI\
        0QFI9z9i7CLGTnB222OMAWOMCKN3skiZveevTsSEArzPgPOSCI9EeGmEl8E8toZih7MSnEVwVuoND7fWmBES6J/ED0/ixyfxM+CQguregg697i\
        34FJ1fustv9l5570fvvfbeG+9dZeUXr4Kqth7BR6Q+It28qEagoqNNu6kwHJr4Dj2sicvqtg2pb7JkgxKXEZKwSgsglYB2koidBLSTLNghoB0S\
        sUNAO2TBTgraSSN2UtBOumAnA+1kETsZaCdbsJODdvKInRy0ky/Y2YN29hE7e9DOfsHOO2jnPWLnHbTzvmCnAO0UuJ0ezG/9Qn7jUqxVWpBkkE\
        Ca1c5muhhgvjk1JS4fEYaEhpjRYdnogBodcKNjzOi4bHREjY640Tkav/OKCJ7xGFbi1uTgoxs29ks5JNs23alJOGhaQKD4XOMWYpFVCgiuIF2l\
        IMUVZKsUZLYCO0bYRo5p4xCOzloel5VYrK1ZIEIfiwIUIM8KpE8K9Anqbb9sXK8TD2RRP1KyC2W9KB3vlatuwON0wAMwEJyV4qwMZ+XOMq32Qd\
        18VDtnS7L4DD90g1peDSDYZiuN8JewegyABKuVm9249fZ+bhtyVKiWLWC7fo3aAY3Uu03UIu1b/zW+bm/3lo/upbz9JdMPH38c0mJ4BcGLQWWi\
        K6PAQJFICRXCTqERBcDSdB/A7M+eSHq7EK4kCJSEWt/jEWUOAtcllvQ4qngQIhimzMFsh3Tnpwcgl+93K5FuVst2u+HVik9WqvKjzsFjdaNlbS\
        Tbk+S9G57YJLE1myTGaso+0kEAnYLgQzFE+fevx3GLbrsIpPrucj5ep+39ejz+poEEIPcrVcGCe6ke7V3GCoyqViPZjrvmKex63ff2nLB9q3yH\
        /Xg8YuAgaY7t9N3NU6AtQ7TZ2QKLShcTmLSWeaDcXldzSD7AYF5m2DyCgyniORDC+hksIgBHiItBMxcAq9ZD8eyFgtdpD5LIW8aylAEFvFmNp9\
        z6em+hJVku4NydaRR3tdNM+SC3MWA1pY+Alp+5CGetlQfoq8sZ9YQtypo6lilcfNi6wuCRQrqqd6OCnaxiOaAwS7GhcKBtH+TGCWLRiRYb40qD\
        5ReCrKjIXTG4tLkYtLQBsGo9FC9tKHhB+2KVh+KgOs9JGxvmRerhVI0TP5Rko5/07KahDAFlDCjTLiQlIUnvNmc0toxY/pZDRQundTKJfLaWuG\
        hk3alzUgbWM3m1X+g483Rp7qxfYuETB29zyJOa0mVItgAZE7IuoGO1Hkmytci10TytNT4VcdzhdK2rnucx+SBqtP5+2g5qfb7LGkGWXNKeChbv\
        W/u8DOKJOg8RVExQUhQ62FHBgz3l5a/HWbDUHHV0hjw9nGtWiPh/sUpPrXsw6/ptinUihSDMIcUmHc7tMFQZX/BvHstk/z5s5Xub0eZ7evXZfP\
        U9Dsnfd1pDmoBsW4OCHM6f15EvcVMP3idxTWYfsmWwNCmFkPLLvYtlxBQi7gNiinhAGYDeFPMi5bqtrSmf1b1h/Y9LNW6s57KiI8eONvj3tr3o\
        g8AM+xhn13F2E2e3cfYpZB8+2dFNG/5fZNBx7BslezZrWG5V0+g6JMDwLBmFiG+ZnDpO1bkl1nI6TUycga6WS34oR34ol/5QLvuhXP5Duf1zco\
        fPrr1XG/5fbg5kMyGVSDJreoJt27ZQ1XH87i7e4XoWn3d6FlXxFmARJSrRRZjcwrgOZvlPxzKkbImYjXaWdDLGrcF5hgGBlUGxgxJ3SyRBw0pV\
        NZCNefM24jNu6UUxG4Hci4/9q3ooyW1KXm2sPp7izo4cetVPIVKfZbSgUZ1uBMEOn7xnyv+X30nB2r3q66zCq9pPzZdGz/3X9bIAKh9kEUdzuV\
        PlKB6tv314SgJSFqKyLCQVAAk3vbc0HDq5FF7+lp+yrVHvvf9uLzg1RLPfyMejnMF/R5Gj966/v3SXur1NbM8d32ngvorzP8aq62VYPbZoRzTb\
        PPJzIny0yBW4Np4FLbblm9izypb8AzT2xU1ugDnRvgrNm43ayfJiXkMxgPbmabB9eKQb+0Vvl3HMa9N2rt68uC480q398mbJbV6UHAY2evlXyK\
        jWIAiZHYRMe7459DVvajby1+8huIVAgUQtBLLCvgS10bLeK/9fJsQ/Ik/TR5jxQUA6q+wRur13SRDDc+s0vRyLAM4mUwAaAg3NsbMZ0JAq5hjh\
        ImHmTCzgiom4g0WBYkKB4zwoMhQjJmT7ceiv37Ky1E9m5ZtFSgBSHtIcjww5DZBtqFCv4bNISvAwVMOxun5NG/Vgj+kcmugUiR1VbZLvgC0knA\
        ydD+aI+HrHz+t9Uopz9VndA01mOxeK+e6aNoIRBy15xF/XYxBaexDrEpV288Vf860hLF9jrBjbv1gkz7M4irESA0jeobIPKVL0+zdn6U1ripMg\
        EgkqQRAJ4krAm4AUOEWUpL4SI5IhIjlCP14iweaHxdU1Isq5mCg/NE4yQ9H70N+MXYTPIpesjistAvvD2YuRj2vmoqxOC0RdXLoQqEikzUiU0u\
        yrP+zRhlQdea6XqXp8feapv2vTw4kT23GcGDhFDGrAkkUNXDKpg88GVl7wdYZyBo2SyaOWB2xF6YJk4JS1kTHfOMB2EASoKgxMXQ+BBpKPBxEr\
        QtxOsYBjDsT1OTptFEd8UhhgX7QbQFBsF2FByEXFCDxUjMDB2cuhBOTJSwyA3DZ7+dLHLKc9knIwBI0WBpGH9mEa2Da2J7M4JIbmchssYiWoxe\
        QRerwq88kiQu3+19BOleyA1ZXuLu3xMZx6ddYPhTQf+2rUD/+u+jEp/lX1/473tG/878a+MTD82wb+pRSwDPwrIbhdrz0YRQ4nKxAO+3iIcFgl\
        AHMwO2xBdIyHecHPKSA4D/OE8Vx7B1bFiOPMz/Kscr+rLOnyVHlz/8OZV2VycYgNZ/WvJHvoqQvgQrlSc75ez6W3+8fQXsXnjeC5tPcF87JFQC\
        v9OisKjWgZkTCMAf7ejrwXTIKDmMwRQxbpcn1VIiR7WiTdL4ko5LE7rzTgLY98cRJLLnt3aG9h1PpSLNk8oTAlISHQnmEokR7wro945yQSj9Kt\
        Q7IRJop45rZhb0EMakER145qQbIRoGqSLahO97Bgul8QNHnAHEUasIAzjVwMaNuV9+wfzB7rVBwZ8Ej5NUnq9AFFawDa2aLxCUdvB7mk8aMMPR\
        zbnu3RxHZxj5aDe/Uf6iAqbPO54ttb0MH971CtZddqkM6c71EHjsS0sfdv59ACiyP6wuiOeg2gQYsCWNhAQCbm/Cr1eaol6U6ccuF1iAUDmBBr\
        ecD0VgYfCBuTV41AySFB/IQVCeNTYOA5BBIsffc9ybEol2Kuer1FwzNHQ4TMBbZJ4QRVEKrGpbnSgBtikq4lmWc2IR4Bz0O2JvRoBhdE8xTb+Y\
        NG7Ofv471rZNR2cxnErvuOyqLlTsNUMhArdM6VA9R4njtJpElBalup5qh7xS17HrJtyGDlYXYpg3VHhM0uu6GxjsNMMY6wF6RDIy+go7IVh1hw\
        a44qUe30giq74citZMhLmv/kQqb08hpw+BqmvxyyOEvNGhtzHpuQ1k/luK0fFD06+ZJPUuAclCXPM8GZNMlQJksJnElikp5N8+KMmSCq+IzrKP\
        N8/EfKyO4fevbihdM9kd1jvmF6QjVPqfDE3/OIF+/5Wi+omqdUuOKsvkK9oMyVXohlL0+ooKWIAzbix7teyyKWdT8KxjexWHztEMyybmTxqYiE\
        d42XTeUSfymSd7PXpTr1Lf8ypZ/cpf/sZjq+03XM31X7iUCHyr5mDwHdqvszOin8VNXPSNyrpruyBQK1eESBY3dmd/LROPluj31n49ztRDGNzs\
        6iZ4EZBPS2zkRUjldaTAdisHKDC5gIIHhAwWy/3Sp3PWgQqQdxoMdG/FQiZ5u1GJd2pDx+C6HbRGla+Z9ZTVTwVGd0f2WZIUJonuU9MJ8Jd7Ev\
        /5lL44lt37CEYcecYXI7tnYWvJlvOJC/QvVRzTbIBzFfR1/4GpT9YLg2QbQCSpGIxz+hSQTpn2g6XE78mN6h5A/labdtBnXMqyYmEJFAxBQiZh\
        Axh4h7Q2R38wpqv/Ou7JXkBCbb18Za5JTWo5dTSSn65lOPQvYegXZIOEFcJ8sWgDivtn2LTFxU6r5m7muuXh2XXH+sSxMsc+qyUC2kCEpMvctQ\
        yNTVj4l5JOYxNY+ZeczN4948vutHJ4X4Jx1Od24lvdGidGPFyPp2J97dWRnDGYN3DDl1IQHDzmNIgLAHecLdRv7mfvV3e/CFfuLHrA5S74n3Tv\
        z3su88Uuq9Z967Gikd/v5uLynfY6Gf6OhhP2zFa16y3f3qOdPPj16/lM29e9BBS7ljJE8NH4T8IVV82/cfUJYlOnhFSd61bCEvZGBVotFtAfLy\
        wzZU2C8pcd52x7JKbQpJc0oiJPDEiqH/C97Ykfy/7E9RmFy4Y/pcnpO1IL6bXwTicG9YQeT/ZQuvFs4Kmiiaiqge3DGYQMpOgCsuGn9FO4i6WV\
        4i/ih3/GRN985xSt1nAXUudzuyvf2mnfaAnmH0cnpsWefeZ+wRgcKgYUSyX0KkZAlBgwzS90gwit2CxoTAGtkeprhkSuKI30ik/+aRviS5R+gF\
        RoeS6/dipP/mkW5dgBCF2hkOQ5Sjc7S45tjZEpYtdssIOJQsESPLRkBlCSmYUHW2BehbX6u3tr1bPPpmCe8hg30nFpbDTvDrTvxojjkAeU3YWS\
        eOZ5rl5scnQwYa22e7SCz8l+a6PEjp/4LVEqeWnxb9xWJQuo1iFd2NbyfcqAf1OUrptKkFRC0grJmMdahJAlFTEAv6QLRe5jnr/YifctiVH1u+\
        Ujzd7dR+P/6e5epdY5OttaZcE8vdegVl8gQ2X40lkGOkTFcrSG0FB3mhyEb+0mFCSfbfZTbqmFX0xqXkuzLJvstiDMiQvCTvYTKgJCu+SxKQXR\
        /49W4mHHyiQf5Sf1uD5ZSscTaxSDLNLR6Q7D8CCijquCMJZTJmM8kARjaSOdMSwt9pY48zG/XFVA5JDUPdNADxaQDsPQnWMPWjcUe+ij5BZBYY\
        SD1zPWI931natuoGuq2hpL5E350/J0jXzFyj9eacQeFhaR1yzdi20leX405Ye5x0zRykK9NWw2QrPmHACJKnbZ26pCwk5eRPBiEnNUxeCEJOwC\
        AUqzw6HdnMUfn7VNfJbjc4t4yP35TTnZOjtTQJsGO7B56zr/N8kAl4OTAZW09yHCeP0oSkKRBMs1iQlQJ4LcT0QEOYZqGPtA4zpkwWCI0m6gy8\
        oz4Nr1aC6vbObaM9UxN6+kH3K48TnpmO1XC8Xv9AYub8th4dIE2tQexSwsdSA9I3gtQpyDVVxct1bJWzAqZAzVNVPPXcMDJiVKVIJKOb30DG3P\
        DVc0YBkqldLxsLaqjkPrL6UU9IaWJOQiIrWCHxHSCmOUDMCEAMgDPvZdCqPKFlkWanMDc9l/k8rSmBtXqwrMHN6Chcm9u1VlqDAYXqDwdynzHv\
        ddnH6xvWaMqwrmpcgqv33DD8owph5l0J4YzOueJavTxz4PaUtX0piWkpQapds2pyAWC9HpOZEP+AyGkGEJ06G4hG3w+36lFUUVEEdDuL2ocJ4E\
        Ca66pP16SdU4DInUW/EpOlrWSYVEEvLeTp7Hav6gHICRoo6l1p368qS1IUr9EKNPS4qkhEoVgur6t0/u1BpIH98UFsLVV5ryRAMbAxbPBiBxRA\
        y+3vRucjOW71m7P5PUTWBlkvQBsDbRago4GOODQntqs5WUDWBlkvQBsDbRago4FGXC1sTwsUl2YWLs1QHE1Vg8t3cVytcXUc2GhgEweOGogG2a\
        4ffEJcRlQHPgGXMcXZfQckdE2uHkBM4H9IWpITYQhJMTkdjoDiSHXnMuyg+DXtG9CYA6KsF/JD0az4sehqSbs2v/iRo2t4iqOSuinVZQzpC9hw\
        9h1aFaFleCTGKeUZBVCZeEIcicBFcbSk4MLfaNQCyfWNRmwMvCJaV4ljkbpKGIvSuHA0QkNR2vaaTqNpYNVtzRafdh9Nqxby08w0ESHXjvyAG3\
        Fa3xotpB9kox5KZ/LKIYdDOUGfk/LYTYvbvRyR9EkRp5NtkxuEPhNjYWqr+pOfRhtaAnmif/aMd3P2ZICK2HwSBzQLCJYzFgCwCptoNgVoMWAG\
        gVPBmGZjKH4bYgVJlKf7BZNikzGAzATj7Tzm76BbHelUzbp89xJm72Eb0rCNbr6oXHwfVeAJpoDNdJ3NFLWZRmyqEqMKxDZkveEFJqaJ779/Sp\
        tYKR2KDKiaRWfC+AAUeIIZYDNbZzNDbWa4TZXLrVPmAt4bUAIAFQMmiTmtBX2fAXFXLA3tpavspZi9IJvSVmoW3wRn9aH2Uum1MJKYQsQcIBJI\
        PAWId+9OYU1NQWoOUZmx+GSuwKULuMPY9m099uNGPWTutJMiqvsWFUUf5GsIPqSwZ5QOfLy06dtzVf82oyh1lpmkmr4NzMgJwihgeopY0N9TXb\
        rdEYT5ZB9l646R/Po5tn9/tZe6vW/0E2n0yZI2bQBoo1bzyT7v8//lqOJGvhL3NXVf9fLN8ReL/vGX6Ynr25F/mR6hT3OvS/5lvmIEVGdOTH10\
        H6eKH0Eqf8vRu39ZkXWQNGEH42Bx4ounPsFEw3d3muRRKtYzWz1trRZwOCnGGTHG7HAO/HRb6vRlNIYv1gaOrKTvzfU7IbxJG4KdVOrMUuvgck\
        TFuzjcdrUGa4fGOi+iolHrRnJMrdONRxN/nGOdHOyzzOG9LsdcGfHTaDD3PQAabDwUppdocgrUNop5U8pQXe96qz+q6l0cqOBqQtPX1oWCVmgL\
        HMMwRldQHtiycUZTe8y0C+wgTTelfMh0TfYMNl3ZOU9BKiEy1GMuA+ZzSGZfavUwogABIi7iwXExK8PjC60KkCgn0RDZEDhIvKREdVgIT8ULls\
        ilyj0Q08uE0RzAFPFNj4vItyHYiLmYVxa0W0hce5gl7MCH3DD0kQzjOxiBrvUwGgERaKgfKvZlfVfZpr6bRsFq4l1mWkSYlxEVFpsg41xMtz4X\
        H2VikuasfJyLyZpmUB9e5zPjojI2UGnGd47OMwDdzqJMzDRn+pYPnMo6sOqhTJKBY2Qvid9baZ69q+aNGPm5GPMYgLogdnBhFJQ/Y/8wXWiQL2\
        xLl30Pm1R5YRu45PABY4f0wyTXU8rfsrdWGJpHdjHZq8YMS6fWrNDBSvvi4TcKPMe8etGu8+vT9NubgzOwwYENOMw6jiJAi+ujtXuOytk3fZho\
        hh43/H95q9l2M+sYaZssT0YJ6PaZy4I+QkpGUMXoKTg8zucN/UsS/eVdvJbHi0tJvdcAsPdeA8CH9+oADo9OjWD0k+OpodpXIFEq26FgD4Cqbm\
        DTVkfnnlZx8dVteg3Zqb50C2Sz1PTZaVx5GleexpVbO+Bh9Q4AMuAAIBPhfcMaoZ/4fB0s4NhcI+D6cGy7KQ3vkAzqueY60DbAr/+YSc0z6sKr\
        eU0bAiFYGHyEe6TAP/GJXdPrRkHysd+CdzQD1wyHsb1Gkp000OnN8+xwp1Ye+bXdW8+p9Zzs5AuxOURc7iBiwX5Nd6oy1rZEDbPGmJERpXqVDF\
        9jxM6rtRYYKRqBiClEzAzRv3dXHL33IPyOxoyElxJn4gSIqbuNFCUPa4Awi5po/7iY/WMgAwwvjF9nqpD4raEg+9TrvTujSBfgqmBHnw7egmV+\
        aqS4rQjyTBztJKW94zUDPOsV/czlUJd/n7qU00XhemsvVedTXbAPCwAkVPTqXeDOz/BoU0Jjqpqq+jrc5p4+nziCHaQsHL1Nuf0uLuUWqrHAsd\
        j6o4FD7Pz91dW/zm3/Je9n/5nL/HrgeEYWF4Nlu0WMsJ/tvBjerDixJoTY12NHDN9vF3ccgZx6w0H6kBak+BswNeqDxU/ZJcUFF2SJv9oKG0is\
        BquEek7gp+Fgwk+FhQmsC88cz3DyfF24vnm2Ogx143VZpN6icj+pt1ZXW9E66UclW3tMM4ClDEE9W2UhaljnEFaDCLhVmBcHPw23qK4itQbFQM\
        UcRQUFyUMWzzf1bnYVJzxzpS0d3M2TWzuHQfFQkXveAWhmQ9FrFBESco+i+k4cNckvQkBMhpJ2mWPjRP6is4gQaPpumvoWj4hL1VSDWW/PZW7f\
        7WoJLzabn4vGRjUh369tIB1QJ9VFIP3dALSsy/QT5LDlP+2tgmBwy84x19sUbWajSKctiiLh0hpDQ7rPFN7V0fTyIEGS6QqLqr7e+4ZtlQhqtY\
        iu9L0AVUREol3CjXconwiV3YiafV563ODgl9rAoLkLe+U6cmhPO18ZR+a96qfruZ0+2TkPsHdsiL3OO0wBjfWIb4iUG/FPhG1Rn/EnhJoymagi\
        GZZPRwLsezkHNTKdrB23dG5WHPu44sDHBz9hZGrvl9ScnyhmlK7nh7gG9VU8srgRAuH8luu7y/9/MLgsx/Tj+ORAU864DSIzUdHmrpoEIPyRIv\
        BU+FEDQWZ/csgcVcm8x8FQO+UikDYvAK3RBZaWcGpxaWrE7+7pytVVhY5MNmsOSQ0xkaEsjkbHfCDaGfDhMGwkGpd4zpVg/OlD5bjSShYAwWwC\
        c1oCudDXxPrQmHSGdNnlUfPBhJnuBPPNM/kAornKbGct3cRA+sIzvxcOgOErzABwZCQSIrMV0RdGpK1nzRhB4Js/MgKKjntQQ4vjnviIxOCsJW\
        xIXegi0GrOhqGT2S5o5ZwMNrB1laX7OVm0+MRMjSW4bvqIwJLxKtjCFvIDvw4ecjC1TkQsj1n5Ka5IZiI0D6GCrH+1LIiXS34rCeh5DniO5n5I\
        Dyo3gNMezsHbaEvvoZZmf2E463Uj86ae86A0DfKiCWw+d3urqJWhm+UT+yLJHsTXZv2S7PjbgoF/Fg6VfKvCwvIZ4jpNqlN9ra/l2J4l5VrfH3\
        9XsZAZVnOt687mCsKCP8XH/g94sVl1ODx6LDzU7bFm3mGZcD4CxoXdHRiHdL8W/YDnRnBs6I9ZML2uBdHVsiMYr5VXtp2z27hEelUv4PdSfq8b\
        xHljHERILDMCpewAIdLWSiWU/xZTMFYDbJwyfBHRbpamB0WOW/QjyJtEIEognwUrGmwpHXotZQGvCyxtCjRpCtTFAvEwmLoNYwmevXWjyZ96C7\
        WAk20LSkxAfNabGcgI2WAuJfQAnk5xXQgGwJYPAQ+IzmBMBsvLRPcDEfRKTeoHLCv9QzFjNJQLnQ56mLA8msv9viPotZ9p/erTsumzXJPAYjp5\
        kZn5dDXUnbVebBBZYXLmmmITT+J2a7IHLkQ1bNrjU/eo+uNuBxAbdgugOqwQNaVP58RmbLitJ0cHruSa0YEdI8+NQZTkKiuR6LARLD7Ci2zNdf\
        GceSueb5q1JO7tC5QN/HrXYgUl3UnXfybMezFApnsLM51dR1lZJqijLB5a3K3MEFQXFg+QD5LHL/o2b7ns39v+dh31Kjr57mUJQQzXsDkrayAQ\
        O5s7zGEIUg17FrUiq44gqFoDtIBUawM4XE9/uS54s1SYp8Ec3bgWCq5XktBwxmUZBYd9XBmccdkylJ9YT4z++X3L7VgltHkAOFzlX4pjfyhyZZ\
        z+g2RRB6Zq6C4b+Ws2AKmPK8lR9mSm6dUnvmoxrptAgiHGWjWDYdiHikVMsWRrhTsrvFnhTNwXs4/ouTidV3g4r3Bxjvh4eFz764b9Kxsxa2jd\
        bK/IfJbJJxMYTWB0CqNTMYPmkzMYncHoHEbnGJoNpS0yjYKHPB69FI/px9E+FZwWCEFPPo5l82321rucse8GVIwxmSzEZ+YAnZQsjt+BZPL3I3\
        yhtYF8OKFQOquAlr/btMNct7eJ1knqXAX1bg7WfdEkD2KEy6rvzkydImTWqcCGdrOuhVDUfW7dBRLI7HNI5t3STn3opg37p0p4Vt5kJakuqtzK\
        W9W1Gh/M8nAUUzyhr8DUyQZkpYMuelll8YxG1MdLdbmWCVnloY1dUles14b6Ju9jXuecA15UWDyhb8G/lcnrgBcVFk/oQ/3jnd2V0Wdjl9QV67\
        XFfVsZdTZ2SV2xXhvk2wtYsXDEFmS92fKQONvTjYizQVRUvECNF8u2C9R0gVkOKixLPOAtK3DtB7wFBQXuQLHCfoGbR8PvVYaWtMdZEnZNe5yo\
        cIEZLhbtFphZNLx+BWsJ+6xFcde2z4qLF6jxYtl2gZpeCDeYzX3WojhkPJ7HvVoelC6WbReoaTTcXoNgCXucJWHXsseJCheY4WLRboGZjYcXTG\
        aPsyQMGI6nsdseQbLFot0CMwuE938AruwIXw==
        """

    /// The details of a module's models, and their length in bytes.
    static func details(_ module: String) -> (count: Int, text: String)? {
        switch module {
        case "beit": (5254, beit)
        case "byoanet": (35164, byoanet)
        case "byobnet": (113162, byobnet)
        case "cait": (5053, cait)
        case "coat": (3503, coat)
        case "convit": (1514, convit)
        case "convmixer": (1176, convmixer)
        case "convnext": (38754, convnext)
        case "cpubone": (5275, cpubone)
        case "crossvit": (6148, crossvit)
        case "csatv2": (1088, csatv2)
        case "cspnet": (24765, cspnet)
        case "cspnext": (4253, cspnext)
        case "davit": (3732, davit)
        case "deepseek_vit": (5986, deepseek_vit)
        case "deit": (10677, deit)
        case "densenet": (2437, densenet)
        case "dla": (4943, dla)
        case "dpn": (3757, dpn)
        case "edgenext": (2866, edgenext)
        case "efficientformer": (1601, efficientformer)
        case "efficientformer_v2": (2347, efficientformer_v2)
        case "efficientnet": (649090, efficientnet)
        case "efficientvim": (5304, efficientvim)
        case "efficientvit_mit": (5887, efficientvit_mit)
        case "efficientvit_msra": (2983, efficientvit_msra)
        case "eva": (51946, eva)
        case "fasternet": (3708, fasternet)
        case "fastvit": (10900, fastvit)
        case "focalnet": (5484, focalnet)
        case "gcvit": (2774, gcvit)
        case "gemma4_vit": (3347, gemma4_vit)
        case "ghostnet": (5640, ghostnet)
        case "hardcorenas": (21886, hardcorenas)
        case "hgnet": (7877, hgnet)
        case "hiera": (5514, hiera)
        case "hieradet_sam2": (3680, hieradet_sam2)
        case "hrnet": (10029, hrnet)
        case "iformer": (6314, iformer)
        case "inception_next": (2095, inception_next)
        case "inception_resnet_v2": (767, inception_resnet_v2)
        case "inception_v3": (1970, inception_v3)
        case "inception_v4": (545, inception_v4)
        case "lcnetv2": (1600, lcnetv2)
        case "levit": (8462, levit)
        case "lowformer": (4155, lowformer)
        case "mambaout": (5809, mambaout)
        case "maxxvit": (83999, maxxvit)
        case "metaformer": (14605, metaformer)
        case "mlp_mixer": (9397, mlp_mixer)
        case "mobilenetv3": (142004, mobilenetv3)
        case "mobilenetv5": (37959, mobilenetv5)
        case "mobilevit": (24433, mobilevit)
        case "mvitv2": (7176, mvitv2)
        case "naflexvit": (26081, naflexvit)
        case "nasnet": (733, nasnet)
        case "nest": (2533, nest)
        case "nextvit": (3041, nextvit)
        case "nfnet": (26392, nfnet)
        case "pit": (3769, pit)
        case "pnasnet": (555, pnasnet)
        case "pvt_v2": (3063, pvt_v2)
        case "qwen3_vit": (22142, qwen3_vit)
        case "rdnet": (4239, rdnet)
        case "regnet": (28576, regnet)
        case "repghost": (4605, repghost)
        case "repvit": (4175, repvit)
        case "res2net": (3285, res2net)
        case "resnest": (3718, resnest)
        case "resnet": (75021, resnet)
        case "resnetv2": (12239, resnetv2)
        case "rexnet": (3382, rexnet)
        case "selecsls": (4668, selecsls)
        case "senet": (3683, senet)
        case "sequencer": (2075, sequencer)
        case "shvit": (2377, shvit)
        case "sknet": (2188, sknet)
        case "starnet": (3125, starnet)
        case "swiftformer": (2717, swiftformer)
        case "swin_transformer": (8740, swin_transformer)
        case "swin_transformer_v2": (7507, swin_transformer_v2)
        case "swin_transformer_v2_cr": (7176, swin_transformer_v2_cr)
        case "tiny_vit": (3772, tiny_vit)
        case "tnt": (2259, tnt)
        case "tresnet": (3161, tresnet)
        case "twins": (3060, twins)
        case "vgg": (3274, vgg)
        case "visformer": (1550, visformer)
        case "vision_transformer": (146727, vision_transformer)
        case "vision_transformer_hybrid": (11111, vision_transformer_hybrid)
        case "vision_transformer_relpos": (8359, vision_transformer_relpos)
        case "vision_transformer_sam": (2964, vision_transformer_sam)
        case "vitamin": (10116, vitamin)
        case "volo": (5764, volo)
        case "vovnet": (4672, vovnet)
        case "xception": (519, xception)
        case "xception_aligned": (6615, xception_aligned)
        case "xcit": (16974, xcit)
        default: nil
        }
    }

    private static let beit = """
        eNrtV8ty0zAUXcNnaK0ay3lQPMOGNcMPZDIa2ZZtEfmBJKeUTv6de+WmcYhbSltC07LwjO/R655zjyT74yep3Jsr0gojKumksSReLIiqCm7VD0\
        loFE2XdAHtLi2vITZHRNU8LUVtCZ1gWHcVT7WwVgLCwjBEsNBNIjRvm0YTSsS6IIjKKpEZz1RF6Pv5OSKZbF0Jw6LtTKUUmd0C31ZrnigBsTOd\
        RKTSLTfCqYbQaeBXsheq0B2HBkJzoa3vZlOh5S9YZho/FniE/dC2sXwENc3XEVg4V4/AHgGNyn24bkzFtbiUBug7VVXBZwy+AEx6DZXja6E7FK\
        3utEaws5KLxHLMC6TascYGI7Vv6PW4YYVNthQGdL2lByrK/XpeFZ9iyLZj85RjrrskMrlWqRzE7rLdhktKmlbWJPaTb94mYCGeCJjGu4TNOZgG\
        POXtQGKCFgP+qwthCoivhmaK2ZwODBGDIei1HWIW0YEZfLgrfDylB0r1CdFDoWKUkO7JHYcB21CSdEpnmFMuheuM5GleYNh0DtTKQAPoOqG7Zo\
        2MCulgq5ANTAD9cctckc5oaAGeZc7LLuEKpvU1fzeqT6DqKFrxHJfBF1WzFQzO1XeJdWph/V6gPvXUGyx1mPcH0EEK0H8RBjN6/UBRrMsOsFwZ\
        63ja1GvIptfdqx2gv2E9XyOVK2ATe48ApoF1bWFpIlqRlvIsCkKyoY+l+BfYDQ+dOGLnU/aUjJdj1p6c32ntm4Mzho70EU4/WW8D71u8Paz7Yk\
        JRIHiW97EFC8J/YvqtBTTU9ymONxZG05uq4+uw6vNHVp3Js3B2zLofqPICD7XfcTzZU22f2JMday/Z4a/gaJux6H4+mOEl9Up9ANzv5wMUaYY/\
        Mc/fB+vo9D7hj22DEY0CLPxDL7wj3mN3p36SSf/R5XuUOxXy/f+hOF7Hsc+oh26c2bFNeFfyJ5r289o8PwEcLtHN
        """

    private static let byoanet = """
        eNrtXdtyozgQfd79DD0TDMjY4Kp92Q/YH0i5KBmEocLFA3Iuk/K/b0v4HnCc2DHg6Qdnym0JjhqpT3er0fzz71s++4+Lv97JghUs5YIXJZk8Ph\
        I/nJOp9kiyZer5CStLXhLNNAxDCuPM8yOWgYTKr/Mkn7HEW+R5QrRsmSRSmC/FYim8UhRxwKGhpTqmc6+Mf/Nds6DIF17BBIgM3dhKZknuPzXK\
        q0vQrXTBRHTY+Dcvci/OYuEBdkE0USy5as6fY3//9uJtsfk61Ui+4BmZyMarv2e5yLiwRsKz7BEoSGmBTMhaZUQjTy+smIPofTeuCbRdaWS2jJ\
        NA/pDmAU88qUz4osBL9b4TddsJgXuIBO5PoLGlEV/11wi0MTUiL23AtQr4R7dsjTAhMhjPGweJRLyWbGBUopInofex5U582LxS6L5spZ2AZ5uW\
        gme1CK9efabCZxrWsHWAW3zbTl2DOG3EuJ6FxtBpHyMJ8pesZOkikUD9PHs2X02AWQqeemv4IuYFDzZCZYImJGWvlTGqpH4E1xyB0l/iAAxFyH\
        yRAyJTh2FJ+xZyJpYFr8Z5ZDmUMdBIGL/yAMTKpKmFXsnhUpsBkoInS7hllhfpVjZjwo+kBH5gbCuGbxFngRfFQcCz9RUrTSj5enDK5MQhDJF8\
        qvb3VY3S1ysk4/4TqVO+7HSo+vcViNYK2ditMIFOEib/teSZiFmytpHQFJpUFm1ZSM1HQizKyWAwj0W0nOl+ng6Kl3geiZRlg8Ub6N2PHuKUzf\
        mDMo3lALTGGbDLQD7sJGfB4NnQzQcJ8+GFy67lYGeKfVNa4wdzNGYGd0N9ISKpy9CDu3lxoCZEmg4ObLcOneLMlBrYf4CPVJPGFj4w01KgtOMf\
        YZnCZ9r88H3FPb6QC8OFhSHn3Ka/ozmqZ1ECaJi5cqXBXNTVLFZ/Ac7e852oB6+HPogToKislBOALZgf8QdLN8hquqEk2xDljTiJdoaTThn9Lp\
        ASwvs5xuwAwil6HT87C1GFqMIuLOUueL6fKLFbELupwmnvoocyxuih/x4695mnvPRXGX2UbaaOzFG3c0ft4PuKG9eyBs9i0FYwfjV91BJIZIAm\
        BiBgp8hVKIAEcerJe8qn3I9s0rGN9lVKybWZ4zrhqCmlVGPZ7yexJAcXsSTfjK6Ws5CZkJmQme6fmUKWlH2gJmmwGkhpb5t4As9bttw42VpPGW\
        vfPK8pyxi5xshy3VOUtd/tu3y1/fGAl4Y34CWJ3jpj1wP3Ns7Hd2rd7C0UuupGqv5acFG1V4Z78y2RH9Vuh/GiclG5fVLuzTdYvp6nbmmb5WKg\
        XVbnJVsudxzPnLvZ0uQ29qRE69hTZ2ZkqSAlDFzfNBltClJqXHwdOt9JYq0Kv2T09bMpNawTxjphrBPuSTati4XC30um9Yeb1uXAklkkK1HDod\
        Ry/FOsVHX5NhnVZ81uSDqSTjFb9oOhUPPCoJXBkM8KWg67npvCgXQwA3fhWLBiGcttUYVYsYwVy1ix/Odk0b5JqL2KY47ya5TRgHH+SSQjO105\
        lBneLpTxIvOiSObIKlXBzGhYE8uoRdK21azwmVadUeoEQNM4CAetrqqw3mO/JcDzrPr4dYypqW6b9H6lfwo+B7P525tdeduhvnqStuzFjRQ2d9\
        QytpMBt2t1UXMI7vIIEZWH4HDa4ZPFadeJLWnHaRvgocd/5OrTV3qq+IlaZ/j4pk1HvXmfo+QfXucgRSCP64vzKsd2idc/Pn6749fT7tK0JgpY\
        rznQ0EZjSZxxVnj5Uuyc/y6mfjY+vQ8DZCr34zssGI/M0anczzYS0AtGN9mfk8VTx0melDPQ1aOh29r6M5UzNvgg249sxtq4MbL5RkyTsHQWMA\
        9mv9qVLxZ4KiNWW2G1FVZb9TOlVZmzBnorNjO2D3sSNYa5ejmRzQzDcq2giZvqLfptXqm/xc7F0fiw/hcZCRkJGamvjOT2ko42ZMRtZvuOPT6T\
        jMQ3aUju2MJn2jbdYOUvHrKLZwDjGcBYDooqRBViRS1W1GJFLUYGRw7y9l3AmTOmYyM8Lzi4pI62ITywbxMeyM0gPErruq9vfbY2zM4c9XQ5Ul\
        ToVZDisVl4shMqF5WLx2bhsVl4bNaffmzWR79892Ifp4E7HNonwpKPLv0dHZ1V8mpolF45WrFwQwN3DHDHAHPJt6mRqIq1azBSSvtQJPF1J8O0\
        HKPP5el3/D8pH5Dq1tVw7TGnPm08Q+CYim/kZQxv4mWsjxiQY0MXA10MdDHQxUAXA12MFlyMez676IBnldPhjLlh09Btdjr2eugFs3p2dNH/lZ\
        ho2Q==
        """

    private static let byobnet = """
        eNrtnUtzqzoSx9dzPwZrbKMHMk7N3MVUzfZuZplKUQJkm4ltfAAnOTeV7z4S4Bd+Jsa2hHvhcxIF280f6detpiX+9e/fSfCXyP/xac15yqciF2\
        lmPT0/W+FwZL3Yz9ZsMfXDCc8ykVk2chxHNcYzPxzzmWwh6tfRJAn4xJ8nycSyZ4vJRDUmi3y+yP0sT+NIyANx8cbpyM/iv8X6sChN5n7Kc9nk\
        dJ1VSzBJwteD7eVHkFXrnOfj7YP/Fmnix7M496XtuWXn6UIUh4u3ONz8+vz3fPnri20lczGzntTBX38EPPdTkc3ER45ZnkmJCh2sJ6sSzbKtYB\
        FPIuvp05omkZj4SjT5S2GkkvHTKj7+yQqSPJ/I77Hkwdi2Qvmvy2xLHoNsayT/I7I1SK0np4td2+J5PpOG/xayRZlWtby+81QdXDZlYjL0d49c\
        N28fXiq32fZlH7HPRbiwD2tqH3Iw1dpA7FDv7gbKLh0l77OMT+cTZWaYzN7QB5J2ZrmY+pXxeSxSES0bi2H8ZE35Rzmgy9ZwLD+TScnf40gOti\
        EP80RahLqOXTBiKHi+kMNFnqBdH33FgLKtYfwhItlcYEGN4Kchn2TyD/KzlmdoZfFkIb9zlqTTVZscieFYtcg/cL5qlr+NBY/8cRxFYlZ9ZClF\
        0V6dXTFq46E8R2tbd/W5Vk34avBWH+Z9feMifH7VL8Hnl2yqhFmyYTiRb1LWil8LMctjPql4Iw+Vh5TUWKTqCozzfJ499XqjOB8vgm6YTHvpez\
        wa51M+681/S/3DcSee8pHoFPjJeqmYCC5J3VMXfZLwqPfmdFFHmdl5F+qtWa+GNV+CqDPkbBi5A7c7z8dK1aEvv9CPo6JvTKf193TDsbyM6FUe\
        unk1n4mtqCZfsttNpY84+MewgHaYq9EwsC3Vz5aHebb3orpKmuW+6q2qS8j+1y16bvGv/NaNS/pUXOvuMJTNE4n2WaauOZ/zcCw6uOtYXy9ff4\
        iQl/bnhFyb5I42HCL7QK6becglTE/7sDb2XUDx7+MbYc8cgsuBvUPwFjJ7m18Fsr3hwJNXURxC9vZbuinHJ5GdC8nc+l89T712mV0cvG4rOtLt\
        OA4hOYTkEJK3MCR/NKBvBOEuR5FDnOFJop8fhOtP9FEIcTnE5RCXtywuHz0GxjfpVTDcEU4YEXowkbL5hpbE5MtTcp28MYCTfQCvhqEeEKL7GK\
        6VhWxvTK6ViWRvVH4nE28K88tILtEEJL8OySXFCpAPGOnTCIWnQC6PbxfHIbMCmRXIrLQws/JYIN/IqwiKKOl7wQmUtzCr8qHcU3bdqFwjFFHN\
        Wc50ZzkBlgPLdWS5wljBciKcoYtccZLl6h0tYblI5TzDn1yGcZ7FYTnIUUkh7O3JnhZndHsErY2rwt0B1se4HYAz6uiZGHf3mYdK88jdxaNb1q\
        G7WXeeZyEfZNutVN+z8ijKK570KJIxxmR69kh+X5+yl+8VDLtxlOXh20m8x7NcpPNEfmmczJR28SSeCa7O/Vxw/xzZU0A2IPs7UNQN2QiQDchu\
        CNnTHWSfRea+3b8CmbNmyUy1BDPRzrYNtPQL44hHda4xKVCgLZdriThzuYzIOeUvAwxcvgKXMy24PE3k94hkJvzM+Qmb13CWn7GN5u6+MXwjAH\
        6Wy2elJn6Q8pk8Y9lIvzaG9QlznRub+6o6xfIiI/tS80HtBtR+sdvSu+UM1ujuvWM/6A16g96gN+gNeoPeoDfo3Ua9jwTgpimOXWZ0D9+xH/QG\
        vUFv0Bv0Br1Bb9Ab9Aa9QW/Q2yy9j8wwTVNcLW8xQvLzihfKszu1vEQV2bRnzbcR5QubFQNdPpfX8OIKhud1CYP/+vHadZbVDOvmLOQTUTa/nF\
        HlsDKys2yrFTugRosdGNUMFOgIKAb6k/k75oPaDah9xA8apjcaYKO79479oDfoDXqD3qA36A16g96gdxv1PlbqYJjiLjK7h+/YD3qD3qA36A16\
        g96gN+gNeoPeoDfobZbeR2aYpimunshhhORNljq0a3t700od0NmlDkcesapF5QOGygeofAC121f5YELJJTKsxBX0Br1Bb9Ab9Aa9QW/QG/S+ZQ\
        BumuKMOkb38B37QW/QG/QGvUFv0Bv0Br1Bb9Ab9Aa9zdL7yAzTNMXVI0Kh8gEqH25Y+YBbU/lAHrfywYQNX5FhG+y2QG/DNtg9pjjBZsd+O/aD\
        3qA36A16g96gN+gNeoPebdT7SARumuJ9ZvYcc8d+0Bv0Br1Bb9Ab9Aa9QW/QG/QGvUFvs/Q+MsM0TXGofoDqhxtXP5DWVD/QB65+gD13Qe9W77\
        lLqdmx3479oDfoDXqD3qA36A16g96gdxv1PhKBm6a4Z/jmgp5hu92B3qA36A16g97f1FsaZJmk97XsBb1Bb9Ab9Aa926z3kRmmaYqfX/1wZ8mh\
        +qEt1Q/U7OqHVIxmIv/bDxD7SfHDaiAGSZ5PqrGIy+yUtwUOVg5EcouZgmrbgMSmbax6bIGOtiG8vLGuo3Wlcdi782Wtk7OGTPJBasjcYiXBZ7\
        ASuYRdhMssvhku9/ixTyuN/FQBSJEGuxfSs+oE8pyXGpRE85NFvobmz/k6zvN59tTrjeJcQlbybNpL3+PROJ/yWW/+W16kcNyJp3wkOgWDsp70\
        RoJnIuupjjBJeNR7c7qoo06k8y7UW9UxFdekErzD+v1owBzWnefjfTzfoGA35WQJ81xIHm9e62diqwEgXy81ntPq6HVj0bGmgkvZnp2ua1evF9\
        Udo522495gTX3rDNLzOZeRRgd3nTriffGWZMB54Dxw/kqc/7TmPC15V6Cl+5+35C/5dxz91+Hy2FGaLObL6QH7Al9Qj7W/wVxXL76GNwqhqcZo\
        pVqjleqMVgpohRBaxxA6lEoE2Mcu63CXBkPC+Kk4OtyOo+s4d5l6veyHPcGOel0zwPZs70oO4HYBNngB8AIQYEOAfSdPkc8Xu46i4p/sIZ3IIw\
        gNKD7DUxTv6YbjJr2Fq5dniAhuzCmQzcWFqKSHGo36OAWEt9Cmi3GVV1D9SUPrystKPHpf4054hVx2fREdcwxn3Y1EfeWaYXrQhumBUiIoZgeB\
        5/QJ9wanmC9p2PTs4Bq8RxdT37sq9D2Nme/pjHxPY+J7AHwAvubA9/xg3OHD0CGh656EvWdqJqgB/jebDgInAE7gLk4gEmKupQuAZJC2yaAKfi\
        oXhIMQYUbZaVdxpVSQGe5CND1dqJLzenkKb19qXhdPwbSg8TFP4SL8ANMFVccP04V2TBdEOV3gofAEE6d8gHjE6cL8bTTyuXMR/tMiRNu4aXzP\
        pbo1jK1so5Vf0tE2RHXYmO+gdcsJlnN3685bu5TuTBn2rV1SmIe1Szddu7TCTTdV/59et/S9hUo7y5Rk1/jGIqU432IiapKJ2xuy6kTEWuJEKy\
        DW8iaAwyviEJZy3g2HyAQc4iZxqGcYpncURpcJAo1jROp4AEWAYhNQxAZAMWho3kyrGFHHkc32P29eE+ywZZwIE2eAYuuhGJgwcQ5Qk1DUFDx6\
        c4ct79foS8V7PywKqNgeKiIjqDiiV+XipzXh0yDi8lBfHusXXyo/rftP+VGyL/0pfygO+HNZnKJy4F8609TkUzrEYKPP6QC5jTkn4H07eD+iJh\
        AfN8p75ugbBxPsaBwHM+poHAe7DLIDwMVGuGhEyhQ3HAfXh4/5cfAOTVsQB+8wuAVxsGts1wPet4P3ZsTBpFHe63l3nml9c760rs88iIOBi+3n\
        IjGCig3HwQPcuji4TtMWxME7DIY4GOJg4P2FvDciDo5wJpohvqdzRnhZp6pnShhTSAkDGq+76NZh2LVVSxS/xVlxurqiUzGphs4D61rPerhUcV\
        k3EYscGzk3gmw2EzlykB9O4nnDuxks1yFV2xlUgyYtV1jfeW0+3bc2XysLcSkicjDV1kayKm3QwMQ6e/nbqMbdGnTlAXiLuM8Ey3FrM/qiE3nL\
        8zgHvoVOPMjMjEo3SdRN5mLGY2ufmqXKtWfzrTYHoB6iLmXMlj+6fQ/31a4A1PEwcvpkY8MAzDyGBy611Y+IONj11I99t9/vI/RSPQdS0VBd7A\
        IU5z6R5Mi+AvM0+d8uiO1vCPN7GIbInT6IMjsuyh9xcFPgpsBNGeymTE+f1Hm0dla3Ra/TCHj3zQzsbwqwdkptUWDleAjOm348TM3hOJpxsuZt\
        dDOvfESJjvZhbew7Lw3V0NZvjin7vmnnXq61jduSW+UTwHg4dLHrHN7HbXl4N+X4R/u4HXja4/5t3G6wO1txQgS4DdwGbh/Z3hl7gG4t0U0qdI\
        sBCpwBpyfQTVqGbteBuxG6WcggywNZnge7GVFxSLd7EeUgvOfNiKUwYYjwFHTZ0UW3ezRXVqbuuOEeDThvcN5wi0YP9/2wd2g2z3/pqR/09Ft8\
        f0qe5nQC7hbcLbhbU9xt2TM23a0cwQb42YOJxRpUb5Ym/ECs2Uwh055+nvb0Q57++PMeB38upApvMtdYsmg91agvCvGoer3okhTqM6+26gTbCF\
        8lK7TUptHEELAaWA2shszQRbTeTg4dJPZdswY/5vKJvMEHbTZ4ptoDmekPZEd/ILPHATKG6PlGPKbHg+d1mZIewTOjNUgP7MF1QmfafOQMoAZQ\
        A6ghdL4I1Ucj54NVpbeNnH8I5VNxM6OPVp+KXO2BTAy461Y5jQcgMoYS1VvhmJ0InansbPL1om8xIqI2oteJnhl9xIpEwDXguoW4bkn8zM4IoN\
        fQvm/q+adkPh5Co1/XXZkrO7nW1Woa2cf2rn3VTsC6gUjXrT1/LXiEt0FcfdMKwwh7Z1SplV4HVufed3Xu9sJcCS4/5bgT0X4Uhn12fF2uPLqB\
        ZblHdhC9aInuj8vu2IX0FtFI1Pbt3bOrwo1GtupnwG3gdsFtwPbF2LbER57yijZLOGvHcVZxnPFhKDtoeJzjrBGOa7O9wkeO2bW3xtGIQ1hzkO\
        O9eRDtDKwnQe5i4AXb49xpg30Iwq+yRU7JMLVHTsFxLwiiAXKOx+Ple1pC8kzALmewyxnsctauXc72PSOlhQjfhFexz9nQ4xGl0eAQvzff0C6A\
        QzAOwTgE4+0Lxh+L5OtwvMOGTtSnnJxAeRWMh+MWoLz40kByW3qoRjPjZH+kew8GRTx93TSNUW1MC3gWh5u2FYlaLem9fcOjsk9JqWExCfkgx2\
        Jv/FgPJ8SudvUkm9jppog5B1Aq/6JedVi622R0bfcgGX/AxP8DPO9GNA==
        """

    private static let cait = """
        eNrVVlFvmzAQft5+hp8pIYRlLNIetqraHtppUjepUlRZBkzwYmyGTZauyn/f2UAasjSNmkolD5Hiu+O4+777fHw8J0y/uUcFKUlONS0VmkyniO\
        UzrNhfihzfD26dKfh1nDWm4dhYmMBxRoRCzsgcRZXjmBOlKFiGnucZ44zLiHBcSMmRg7ScU4GMneYRTXDCcuS8H4fGktBCZ/Cg3+bKKElUa8h5\
        gUuimURO4NrMv+cLHDECEbqsqM1QShsEBXp1TCEV3mEt5a8dZqK12GG2Fmg+65ojLuM55uTOAOagS/PnOiacfjYOtB2C69b/Czw3gH2CN6MHjO\
        0TBi2W5+53Y7owaNkIIcu8DbCcaUY4miAhXJv5G/jhUVoAi0N65o1XtrVYr7NC5JeLy59o3bItExw/CJ8zMfsKsK8LMrC3flvOFS9QzT3TeEF4\
        ZcgGSDxv2E1YN4yl4HfwbLfNddZuUOcFdhw6/u4cdFzNSCR0wWKgSFSc27O+K9rjrYNkAQxMUsIVXb2NYepxPhrjURjA9NvBBRyNGKCU+R9Szu\
        B8vzn2k+HY2RjcCQyu04ztZASuh6G1kZsQNVw4KKoYT0zelBJdlRTH6cwcZaUxEwmUD8Ej58HNTVUzqkGYaAUJIN4I9B5VpeE907pQk8Eg4W4a\
        EVZUEWdxyjhVbizzQUKZHlzVXbpWXyhLcVZFmEEVFvHBJhKQBHpTppah4ZyJAgqru5+OHIgwP8AyZUuAYdNtVAjlWbXEGjp2PRNWQrJYigW8rY\
        bSAugaDUJ+CztLGTQHvQB2YIMGqFCQEZGCxBk9810PrW5byoIQB0H4ApQFYY8pq7vcT1kTs58yiDC/16RM+QGGJfJMyszMtZT5QYeycAdj716J\
        seu6yb2MNUBsM/aqxDz/+jshYp66/Rog+n/7qaMW1iZjWwsr7NHld33AvlKnsq+Wx4nMD8PHRDbukchuDlHZ8mRktlwet7OGH/zHWAv6xNrNIV\
        trDUZv9tbySFGdFD1PquqkZAXX9svIamt/9Yy3us2neGuieiSroz4vToqeA2R1Ap8Y/wAK9pvy
        """

    private static let coat = """
        eNrVVk2P2jAQPbc/w2c3TQJENFJPvVY99YaQZRJDXPyRtR0oRfz3zpjAUqhWVdHuZhX5MG8m8/GeM/D5i+Xf3+1Jyx3XIgjnSTmbEalXzMtfgt\
        A8H8/pDPyhanooKxCRhlUNN57QEZqm06xS3HsBSJamKYJCL0TNaqkBmxVjmuVTOspTOsnyOfq9cJIrVos2NBgyomNaQL5jRceVEr2X0PRUpRG8\
        huAp2lq1zPEgLb49pvGJbz+sN2whOcDBdQKR2tkYCwOkSUzWOvuD3cI8BPMXOCJAQ/MnbKzTTPGdcISSILVOvqLxDWCCfidC5wyTBrjtA6GpJV\
        c+dmW7wJaCQwzyZjqlEK1cK9hWmtpuH8GVsgsgq7VWYSm7FiZWqMVGVuIxrg679mTOKbEtxJWx4OF9ZXlgSgbBtKhlp0H5KBopCV4EyLvecrcC\
        e38peTmml1qWMxQynxRnMemVlCVIWcA1AJUOlCw6qWpM2U/KquUKTRwehoTufSxxditsaCUCcEYOkADiMeeedE6BB9pslqzpFkxC2sj6x+vJEm\
        myNQQu5U9oW5oWah1nwQsBKaOcVSBlmnzCMOcDq6zZQMLj5HHgLMFbAnkiTXIpoaOS4BUETEHnxkNKwlteNeJDnqTkML+lmY2m46eoPn9uJQTS\
        N848Dnti/5J3aAyngzP/F1myJO1NbWvk2D903DfkGbWSRv7vB3G13G5VyWl8wHOxs8rZlE7jznp5rWDYgXwjXsOifzbiT78pQyE+TjsQ5oM0uz\
        uJ73fRG7jxOOzr837PkskmwGdWnM6TnF/9fSqLl+R7GMvlrr2CXONS6c9wuR7IPrlnlSDXF2e4XL/6CvkNJyuPlA==
        """

    private static let convit = """
        eNrFkkuv0zAQhdfwM7w2IWmrconE6m6vWLKpKstJnGSIX/hRCFX/O2OHXnqlrMPSn8fjc87Ml2ejv0F4dyWWO65EEM6T+nQioAbm4bcgdLc7nO\
        kJ70M7/kXVMRHQrB259oTu01FHxVrJvRdIqrIsExykabhk1hhJKAlmEpokLlQjOtaBIvTT8SmRTtgw4sPdvdcoeOfvQEnLHA9gCD0UufOP6cIa\
        4FjRc+lFbuFMrkKF5VJkjWcr1JnvK5iHoFdwJuh+fIvHuXHQsYa3U2M0ch2lzNqNU0zyWbjkGJQqXtLhK+JsXZoWE4mWBXMv279yCDPzwQk95D\
        CWr6IXLDnJoREaXFzsigu0Dx93Ybb345kSYzHrOodze98afYGAar3AWecxkZosw0eZ00/uBiTXFXV1VdIVcTWKow9zrA9P9GFudXW8UdJEkF1q\
        2wseohOs7Yd0NDEw0B3Kx8o9/Xctk6xBBNxDcsMGWJ/28Uqik3iDUseejbFhgG1zuh8frBU9XuhqwrIefqEw0BZ/yktbp9gSdz6w9AbfLzudPR\
        RpKfBdjgZ6SMZJsoJMok7tsQXhlrej+LArSnI7v6bqFZdyo1g/b5tqtvafYg2g541SPWybanK2dah/AOMdBsM=
        """

    private static let convmixer = """
        eNq9k01r4zAQhs/tz5izcGU7TRrBnpZlL9tLoacShKKMbRFZFpKcfoT8946cbLctLOTSnux5NV/vA/Pj5+B2t+YJw8UevAqqx4Qhgnh4gI3pYc\
        Xoiz51098Wg0Mro3lBYMuseJV0dxIWWTBO6k65CKzOoRt7qa2KEUkpOedZbO2wVlb6YbDAQO3a45gweBlUok68mPKUTtKqZwyU5Vzx+9ef+9NC\
        O6MpzY3WTnF69n/DFYPBowPRKBvxcKnJX5/9yZJXM1lxuY1L6csZ+Z0WAwFvDGjO9lGFlsT9ZF/kInYiICrOPiAQS/YegChnBwbr0dhNrm9QpT\
        Gg1E2bw2FM0rgNLU7da/bv2eYVWkzEHQ7UgPIz/z2MwdIL7dQ1shvX0lBbSKbvr/5rqjCu3FKFziy9TiB4sZzTMBNikrmMWsSEfcFzVvZvGkOD\
        BXSoNqRZWtBFMgO9SXBYfSB4Xc9p2JnkKPlscovvB3f08rXAFvMbWVfn8aLcN1x19QnX4hMu9u42RL6NO6Tb+HaIR39fwfAVE6ODwg==
        """

    private static let convnext = """
        eNrtXFuPqkgXfZ75FR2eQakSAU2+hy/zPPMyyWSSToeUUChpbsPF7p6T899nV6GCqEeq1WNJkxNz7JKC2mvt2qzadfnfb0m8/oP+XfzyTUlJRi\
        Ja0CxX5s/PShA77orEuaJOXtRnJS4jxw1JnlMoQbqus8JlmCxI6KRJEiqqQtZLhZUmZZGWhZMXWeBRqI5ZoUfTYgVVnyfqRJ3BPXlhELGimami\
        GVYntqFaps1/eaVZTEMnD/5lz7NYUZg7QRwUzpqEJdwWUU03WXle0MgpPlIoAxsKd8Ubwb/x+opqsIIVJV51g9wlIbvBSN+Vx0kWOX6Q5YWi+i\
        TM6e6XVeB5NN7cKC7DkP3iAmpOFKaNi3nRIiDQ2iIreVGZU2eZxY2LiFs4IfmgGTR1ScOSt5Q/e1O6fQAvo2lel3hZkjoZKaAVetVwXgJmrlrF\
        dB24jbZ6FTT8zxdVSVIaK3Peou+/skbH9L1wSFEk4AKcYGWubL0Cmvn6RrIllH3bMjh/xipWTRVYrfibPxu6ausqMnXgGtpQwzNnUHxXlUUZhB\
        67h09JUWbUcf0l+xM8BSjxoL3sNnALuDN4m+KH0CCGOv2npHERkHBzK7gXVGUXf1PKDEqVVVGk+Xw8XgbFqlyM3CQaZ2/BclVEJB6nH0WSuSst\
        iMiSalHi0TAfZzSkBNx47CVvcZgQb7zWR0jL8oX2RlnNfLyHi+NhTUeLhe5P0QggAFBWvgMPcwKwSSmCKNqvMPIwWIVe4cKC5sxC3h2YB83B/b\
        Fts8/L5leX0+gWylwfzabgwtCZthdbzPMV7pcOewQ8jnn7SIdbc64CPwC3mXNXHfkuFIcAZpxDZYWkxF1RDcPV319aXDtJmN+Kb7XRI+dKsqZZ\
        SFKngIZST3l4ZwDgHII1y/aQa/uTTg7BKo2I/E6RRTd0ikaYmyvwJPY3vrVDnEJ7arLP3dBegMt1Rpq9MLHFLd9AjbDNTZgiDK9ibLz8nF7lhS\
        N/QYK0XICFfhDSnPewrVXjPfMcjF8d9Ar/GWf7CLsebg3tZJX84lMdBV7nN2JOvQyICgSHRkQAiB7Zv3EEUHefcwRWE2q1cGBiET4s0OxDwP9k\
        0Z3Z+09JcvbIJi6s02BpkBHuH3BlU4vPMbINdGvmzzfPDYMUwnuQxHjhkHKZ0eWGQDBy488no3CLwoiSmAWrkWEjY2qYJmhbY2rZ2Jqyb7qNkW\
        6xIJYXHr8Om7aJZ1NDZV/RRMdTm321ppZlIfSyj46t2vKhcw0nvy1st+g2lwA3OFSFC2nBIuhJX8tp8H29Zi9wIwQ3kCs0yQOOaehSRu0BoVNh\
        aEDmZICGAfGRiIx3I+X7ooNgUKjL8AIbYDqEyQviZD1xwrWHTHsWKQcw7DX6miPA6snatkCk0bRMabPJXePCj2y5qA/7JMi0OIlhLBbRzA1IqG\
        U0p4SlA3cGNhM0Po0uSojbaj2n0auEOAfG8ZDmWcibLgz37OCV1xh5SObsZ2XVZTnxH1Le25z4DjnmE9gwFz6mXjef4Flxuf0iBN4vStTWs5oq\
        mk5M2RK13D6RTC2v0MtUbQWFQK62AUWfEBDI1h53hl6ma2tsxHuJfAnbqn3ySMuDkMtenNcMu+rhWo45++Hmk49nOGB27mcZ8qRM25nhOw+L7j\
        oIEoBpSKB3w27IoncGZ3Cqz3VIqTI5R/LssoSx9kyglO52Fkw5XXCA8lK/lCejz4SchC8LcDapIt0BTLLEOQCK984vg1ZzRBOTWCyVbDfzivWa\
        StU0fvbi6h9yzewaVcG2ax6oncC7X1bkNtlQBonjoZVm0YWx8Oj5LBIHEWo8Cn7njcngBeu03aLre/iuL8PaoZVDqM+9uu8LtQDE0mmQ2hS+QU\
        daa9oxXXi+SCSuH50weuiZoi1kPD4SamCDzLrFx81EkewxsukfaeBeMH1sGmpjiX+v5o8ZMGyqEOnEs3z9/FQhqyD5LCG36aLJ4zOE93b2eIsc\
        8wgTIV93idXJI4TmjqWICHlEwvCCOY3WHtk76n5uycMJf1GTHmEas6tNUshZ4TlXboDI4oTK4j4uTqigEFic0ICiTwgILE447gy9XJxQYyPeS+\
        RbnFC179HWvVatfvyFr0UQfwiplJmcIoXZ0S+NcmjRw0uU2qTHVCis/SIChdvbR33CgRCQJzUQPbJfQJwcdYReapMdMsL9Qz5lwpv3aMKEN7of\
        usRZxf7VtIl6cPDXJtXWn1zrFjOH4JVGFhadeT7u1AlZrRHUeqD82vulezWaB+qoWDds2TZrvLd3a3R61b73d8vGe3vHwiWA9PLt+y62b+H9fh\
        sX9rqycF8GkvRmX24u/oefLEbE7kjFOTs5cnrHsenGvpOrF7/smuxzwAynd3RCSyKQ2LtUOowy+gbd+0ug1Ayr/0K8FD/j0WjOU0+wWk9Vnzvj\
        MQ+iNKSsSLljsN1ZPcoICISJqetOxsTTJtDuuGVU8k+Dx2bZzV97u5YKryW4CkfHFxkQ6AQysMcn/I8zuDf8kIjQNb7yscrb86Q3RO6fhz1nBz\
        zfZ/TaVY6u8TiI0Ou4BdD+aOZH7rCpAPhHhH52JHPlRUGuqy0+tNjVDH59kgXLIHZODu994tJFkrxusx3jrU9of2F+fnlKMycmEW24y9NfeP70\
        W6J5NA+WcRAvn0jsPf3pkpB9r64q8qc3eMrT7yR/pd7T/8siobEL45Ms39028JgTkuzvYD3HEx1ebbqt2xeML4DQtHCSOPw4xSlnSoRV5YYJtB\
        5QtR9ern2McJcQI2FIgaHquIXKdsjbLahU56vWQQXXR5beMUnyxSPLaV7rTM8neZUs1/PliUaHPKMLuu/QcWWTBE1KO0qCmtRBEghIgisfXNfD\
        IUd19phIfKlOsBsGHTJHmD1WO4aYBq9DjBGIMavyoonWyRSrlm6oyNBZb0FmT8YdDBYxfcpqDPr04QYiO6Jh4Hwh0XCHQ6LZeHyzDUyU6KmKpg\
        PRV1IKnGcRodCmeRiIyCYTmpR2VAk1qYNIEBAJVz86tx8iYW9BTreoslmUM6Qn5VYFNbOd9d9JZgcBKLMuOHJUtCjRQ+eVTRnskdpRGjRoHbSB\
        gDa48olovUhStt4m/NwbIZnAj1EaVILkKmHHa2eRcIrXQSPIrBE4z+iC7jt0XNkUQpPSjgKhJnXQBwL64Mqnp/VwEpOfgSUSXvgxasMUpszxpc\
        lpx/hSszrEF4H4cuWz2O6fmVR+ymr2q54N0490bvN4g26BuDrjYBimyT1M2/HaeZh2itdhmCbzMO3w4BpBmoeOK5uMalLaUUbVpA4y6pyMqrx5\
        g11nNYDauxQxxD8oslXTONybryrELXZ7FJc0LJ2CxKs7bETcs3aUIVM/sUGfZaThc+Q0lE/tR5yq06spuD0bsABl/F97YymTcdh+GM5wH0ib3I\
        60V5rFtLIg5wEOjOAkNNnMg7C8N5GTByXyP7CPBx0=
        """

    private static let cpubone = """
        eNrtV8ty2yAUXbefwZpREZIdRzPdpJuuOt10pfEwWMI2DQIVUNw043/vBSux7DidyaO123S04gL3cc7hCt5/+Pzlwmjx5ga13PJGeGEdKsoSrW\
        Ttl0xJ59EUl6gW7XAoNauWXDuEszDUXcMqxZ0TYEkJIcG4UGbGFWuNUQgjfrWIO5eC1yw6h6VlOsrGOB3DhhjEmpZZ7gXCJIk+Wmu+sh1zerew\
        5ZDRzmrxveW6DjZpEM5jZsY2TPFrYSEHrZML7qvlJzDSOqbDKz+c/sht7VbSLePkvHOiZpXRVwjPuXJia6zNSjvetEoMprj3mjWqvc2ABqPzom\
        G7mUX71sPOLKCiO6UG5Sys6dqAa/TWcKXYpbBaKLcfGpb1KSFvgZ3WOBELUaYCJppZKIUFSGBFgLan9kpWYhu29tft7XCKkWmFRkUMtH5btd0M\
        5MJmhM3m1sw650E6kXpUoF5M4Pxyxe0CTDdDHRVlOsYZxeMcp3SC6WgM7gfCKkqCU/iyQN0Q/MLbTuD7yPf2PdiLHO9BV1C8B9xw5x1qBdKCWw\
        GZ4AOIFQgcoDVGs06qOpQ2F9x3VrBqvghD03kmdQ1Yur4UGk4HmisIIzRz4lsntJdcbcKvwRdsDYtvUGfBiiDwcs6W3YxJiIC8bJp3ByBPLKU5\
        xEovYUMVz0IF8JHkfAS8wnljTv6AesozfBYSkNb5Hskox4QkG1FvmJNzCfov4tFMtpZEyYAHWk8HvKe/kfcRHj2X9wcPVVGOcfym/6Y40tMQR7\
        0KcPyXxo40NvXEfntUhWzISYKZWYD6ViRStxC7V0UWSOiJ+JV6JnjywuqhT2otlOCc4AkJtwhQEjmsnw27w7sH7MxIHgolf4ey9u48QEl6kp2I\
        nkInoq0fPaEZ0RznE3wOV9JzAGWS/7NiOt02NWDuZDtV9hhN7fzd8Cil+6KKCPbEPks6918af0pQR9RLdrwuo7k2j7rqUDxsMIebSxpeh0d9/B\
        yPzADo8eh05FFkQrufYDjRaaCVPvCr6OF5lWw6cjwuPXnxg/maqfRHoPInno4HRQ==
        """

    private static let crossvit = """
        eNrtWE2PmzAQPbc/w2cv5SuEIPXUa9VjL1FkOeAEN8ZQMGm3q/z3zjgkC9ndqq225EONZDl+Ho/tec8e4P2Humyaz9K8eSAVr3khjKgbksznRB\
        Zr1sgfglDfDxe0A1KuAJl7jkuhLBCvuEnzznQeUy+yqNQszbluCA2wqduCpYo3jQDEc10XQVEsRcYyWaDHmU+DOLRjM1GZHLC5RwPqATKsFweH\
        ueAZuJtH1PMtWKiK1dzIEkAflogl7JZZtMpIlpZ6S+iKq0YgmNZlddjUEfy62bKl5ODZ1K1FMjQDx2DlOnbpVdmwZ9C6/PIMzI3Rz8AWgejlQ1\
        iXdcEUvxc1oZYVI7kiCdHa+YjoJ+gnlIgKePLEnRvtcNRalUuuWFWWCjpNuRGa7GO5lSk4161Stm3uq0NzQUlZgV1it757m6IYttIwb8L80AVN\
        WMpg7oNMwPXmG6/XgD30BJFYQbjOLBj+YIKeOsDKR3nQHvHJkXja0Z4g7RPqWrr7NVg8kp4A6ejpkfFkHlh17ChZtlJluMKV4KatBUtXa2yWrW\
        FSZxAPdODTCTg4mijc51oYOABkB05gDFo9kLbG6MPO8xXL2yWT4JoYWRTvTuLlSO1twE7qCibqthxQ6MGCc8nvsO1+NwoM8boxe2kmh/NkQ+S4\
        DkqK0AHo7UFwaOmRKwlLhoEYGcfFheIfDw0U7FU3MBHhFU9zcQcnguwWQ6ozvl6L+noZp/2zbUN6Jg08BvKfScHy+1QMAL+2HEI3/gs5hJ43jc\
        KpO4ljP5j8l8M+kC/IAXqw/EIONj9VqYGbHuJ7fnXE490S8NRBwzAeyiLq5NCvT2QxpdPLyQvx9eaFePS88NqMX8hFEN9EXohHzwu3Locbyguz\
        ER8e/Zj6k2ioiqBTQ78+UQVo6WLSwuxqs8Js/JeFV+b7Mm6B2S3khCVvxHhCgFcEOo1O0kHYCaBfnwgBffknUgBxnOnoH2J2lae/KbhSZ/5O8B\
        uMP30xPB/fx5BdJeFG6vvx+J5FFCj/Y7oD/MJ8IXQfAnZNbP8ErSWuUg==
        """

    private static let csatv2 = """
        eNrFUl2PlTAQfdafMc8TLAWvSOKD2Z+gb4Q0vVAuzZaWbQsbveG/OwXvxk1W4yYmPjRhvs6cOZxPd18+f135myvM0stJReUD1E0DdplEZ2QIKg\
        DmjLEWG9BWdKO0lClS2OuJPpuC4weO+anCojq1e0HNcUwljhwrPJLR0+Tg/KS8eGpgyKiFH1PezcLLqABZxp4ys4zj8/QzpFsL4CBNUKlugtBW\
        R7FKs9CUXYxJ6YtxZ2nE7JwBBLle4OC66u6Xrj5+m29hi+BmZaHeobe3XZBxF2tXBmo41CO086JND/UVBiXj4pXohksK3RKJS08bkqw53VpgSb\
        CDkTEqK4J6WJSNWhqoo1/UtiHQaGq+wuIpC4Q+DmJczkLTBoh6mt4dRDL/PucEn99Tj7Yz7Qr6u6LZAqmSXpsK9FNnRwu1o1PgrI22Snqa6Xbx\
        ugh1njGEpMwNocIq0dQ+RNE5u1KK4v1uPWjlCWhUss+GDrb2pozg+fSSOveP0qebrodl6qas8OMJOS+xLNOen35IxAty2777Bb/Uu19Kct/2ny\
        RPF2bhUfhTyX6jPFXSa/+ZvPgKWn9jiD/QIulz9pr//gNxsGJR
        """

    private static let cspnet = """
        eNrtnF1zsjgUx693P0auI4aASJ3Zq73fL+B0mAhBmfK2JFa7nX73PcE3fH2wUBWftAVrPEFzkv8vJye0f/0t8n+4/OMT5axgCZe8EGg0HiM/nK\
        JXPEZR6vkzlgqELfU0nSeeHzMhOJSYhBBVmM1lPpeekEUUcDCkqnAaZxMWe3mWxQgj9r66XFBkuVcwCWbEINuSnMnZfvF/vMi8KI2kB+8mEZbF\
        nJfm/D3ywSydx3H5XH7km6evGGU5T9FIGX/96QsrYMVbyqUXZv5ceDE0s/zwaIRW7YZPNplHcYBGnyjJAh57qt3wREieqEdoGrQfKjg2RusGji\
        hGb7xIwVpE/8FzB4P3giBKp+VrZZNHCH2pGmwKnoILBTyXM/CshR38ony5u/TYpC6mAwcPTAo+pfbr7q3GFJffUDQtsnlemuPyG4omcea/Kb9F\
        GZQTY4Arh3o9kzLmWwPTILhyvJbd4gXZAlw2DlksOD46KyMpU+iFD16AmXI03j9tTN4WrJiKszalL7yyu0YwvoQFzj88b9u0MVMdCK+deABTvs\
        xZGlxonl9kAro9SjkrLjZR+cADBy/KPjpnBx16MCzLkQbN9+XGQUhE8Rw+Y5oVybZswqQ/UyVKCWxTrPwClww5k/OCb0ZeGIMzeeoJ/u+cpzJi\
        8eZd1ICJ0gCGv3IytBEGhoXt1y+4CFRWhZ9oXqixN5MyF6N+fxrJ2Xxi+FnSLxbRdCYTlvbzD5kV/qwXJdAhvXLYi37BY85A1X3lijhjQf+dGG\
        YPhN1bcFVT9I/15Pk0FT1nwEMXvgw1wjGahR68pxeBqJCMkuREPUPVg7aYqjejtIRHqSSQhxICHNApkgvV4P1XXVcdq74FbvjQB8Rw3eHavFr6\
        MlhpcVPbxapeGBXKLkvfVWeBzA31u1me1ShUfIjCqOy3GWeBEfpQHIPXUwFXQSxn/oz3qEHQ1+sJyCQNIGO77UCGYhswQ/cg8+Jg8wUGjGvjoe\
        NqxGjEdAExyQoxnFoTHthmbcQkz4wY0QAxFm0HMaYaFyUhdoiBGKkSymjEaMQ0Q0wtpQujYLbHLYcQr4Ch9y3NW5Soo4bmVbeghLN0f6iWIyM4\
        Krs9G5YN2OCSttY4Q2yah4scp3QxdmyiKEE0HjQeGuPhrMiPZHxLJTbJM4xhgnaqGYBDIVoVISoX6GyDFuKTLwXWeQbToZT4g6DGIuBJMwxNcg\
        tjamPbbQssOsOgsdJ1rKxzC7YVEschdg2sPGlWoUk+AeL6csOnHazorILGym+7bGiydB/DqnpvTd1w2aAX8FqJnZ/gl+sJntv2C2GsxgS/bHuC\
        V1P5qQziLbjCgynXXKkIb4ArRxe4onoQXjvxoLlyB65sBQVc6VFuOiZhLxeosrUHqvzwouFmUBHc01xpnStIKGXvnY648omKrdqJQQdf+Fslmk\
        VPwaKqDldhztAJXW4x/wKQqpW+H+mc3iy9Z6QjuN56aXsJ1QEk6WXXgyHpYMOGu4EZ+KZ1kUhPumWza5gOk27KJJ3WeX6+rCOeiR0QNvFJLb4s\
        b8GXO0Q8y2DxUDEPhDb2HmCqAQ+mxK6zM7zb7LmSMscG96RMXpJl/3xEmVULED7/i6ZNh7Zz8rUwB1ZLd2mbzTZUKYaGHkhyf0v13FLk5MR/Yu\
        pXg7CWML8TAtTOw9ZOxl4j1jOSPR8YnI0P6H7br1LtGe2WUjlxqidemHHfPjyYeW8rYTz40ZBhFy7sdAh94MFQ7wVk4A99euGPSHZ1DKjzq1Ah\
        SiUv8ixWPZwqv0XrjrwTeAou1GcnLf2Vq33AneFp7iRseS4YsPDg4BaxS9Qx6y82joX0A2FAe3s9PxYGKKhUjmOgnKJDqyHAnShyK4ZsJAUe7w\
        UWdwPbHV7Ax8a8y/QIGq4mDhcUdr3wRWNEY+QhMNJFzS46oNmLaQCzxUSj2lLA+6dnFe4vFxRauA8s3OVjx+rXCnbFkfKn6zd9asF2OmBfriJ2\
        j1K759juxB5e2oPc1elc2L5OV5jDx0g17qbsn0w1Xhu1147cb5VqrJM9bJxvNNvPN1627l7SsWsyp+bjyJweBAta5lrmWuatyPz32jjUMtcyf6\
        wtxOpdR7s9RPWfpcqbjizGw9A1z24D7LYQn+Z+o3WTGNNoug5NZ3foNZU0lRpTSelxxaSBT13uu+wXTFIV2qDSNVHTXYC1vTtSL5l+MJY6cZ9k\
        7ZslNbX0Rkpjmf8PubHPSw==
        """

    private static let cspnext = """
        eNrtV01v4zYQPbe/guBlL/qWbSUqekiTPRRossVmCywQGAQljSTWFCmQlGM3yH/vUN6kadI95FIjQOATH8mZ92bmmfbP53a8gp374Y6O3PABHB\
        hLy5sbKhSre64sDfJ1cEPVNLBacmsBkTRJEg92UldcslFrSQPKtx31qJ7cODlmnREN4PXMg43RIzPcIZBEySMyctc/g2F0Pea4yYMVfvK1Bz0T\
        BdLDaXYSZMtVsEwz5JEt1odLMIJiLa+dNsjvEOoW878AYTdy1ficQvukyyfxGXcOFG4oGjgzwSxcm4FJvgcMQZWKfuGu7q8QzJpZLUZ/un0tfv\
        uDHihtRY2y1CTlvHb78WG5DqhGvrRsubRw/2NtR4VNYBLbMBeZlvRbYzDq5pabDqG7ZzJLVBT8W6SH7gNaTUI2/kIL3E0GWN12fomdYUI1yMv3\
        OAnSIAvyYIF0Hg9Kn7sDrIOh9xgKb/qzd3QyEneQTt+yfqqYwAR0mBT0wuhwEz9qiIytGE8xUbrB4/Xc5trRMolOF6cB9dPCrPgLMGwRFD65MN\
        axWqsthrQOhiiJ5lVwqIZoBbIpaQ+8idoaYYkSlMUIlI+87iHMogRhbUSHc3ug2js32jKOO+GQLwYcYl/0cBgkr+JhaHDWa9/r2BmAeOBCxZi1\
        FZ2NjfPbGHHkIxim0BgY8fOXywtwJTlT5OMwCiNqLsm1m5o90S25ACs6JVRHPgOX4RcxAPlU/Yk5cMun0uish4ii8XXm5qvYllmWIv2iOFn4Ed\
        Jubg49xwKAcdCQ1uiBPKhp9K2SGuvgtcxSZmVP5WzzKPmm4LErviejAWdmlQcwlOxkV6GXQtwNeRqukgTmtoUrXqyS02IRoReR1Pn171fw1RFu\
        iVDkUAYSk8vLi4ekPxEkTlwP5OPZ2a8kQ2OSD05vQJF+X+EXAal4vam0gg++Vv6gxaISX9mIru/X/5hgeJ0JkmhVPHdBEhXLI9tgeLfBW7HB8F\
        0bQF3lVdWcHsMG9rU2yPOXNji2C+y7C96KCywTA+9AgWPeACHwVZEWq/QYs++E2r92/NP/egbyo78DXsq7Cd6KCXy3nvkg51nT5MvkGD7Yvfb/\
        wMs3II2yY1tg9z7/b2X+d9/9KVTlbXECTfN/2uBvsI2eyQ==
        """

    private static let davit = """
        eNrlVslu2zAQPbefwfPE1eZNQG9FP6EXwyAoibIIU5RCUg7SIP/eGVqpZefQFEaToDnZnCFnee9xxK/fxA/lPz2wXljRSi+tY/lmw5ThZSOMY5\
        BuYcMq2fsGF5sYYkgh3pJRtoWseKVacqwXEK8TSFcZLBer4DdDyxspKnKngP4Ekix47pSpujvu1E/JYEmWVvfcCq86Bhmtb/cHXiiBR70dZIjW\
        2ZZrcS8tAxZ+yZJU7NzJSz31n7yyx2CxvInmZBLeG+7ve0nFMddjakEHqWkjNQtl1rU55S97yUXpGdRCu2DBFgzfYx6px1aSsPEYgocUh2RywC\
        DCFS90V+7dNI7tQvMYIJpFvy1YU3NuJkBLLZyjquMoCsad7gqhed91VL847ELLhDsPfdfKurOq5UGVGNMMWoc1oTAut8C6XhqWh92PnytxUJ4X\
        wklUSMjMchYUg6n2d8Lu0PDwpI48qGON6oCpNtCcrCCZL2COCogj1ABMtJFvMlhBvIA02T4CKwalKwpaS+EHK3lZ78JSI57ScCdvB2kCWzlRgx\
        UPnqOesCkKFmEJKEMK1VvprVAGC3HeKuQunEAPxqS9D2ywGIZhM03Nm6HgClMzr9r2y6n1WetqyhDvSR+BGQoVzdZzzIGwH8nPN0uSMgt487Iz\
        BwzlvGxn4T8c8VO1QgHngZ9ZXZJUsXDj8DwTvSgbeZPMIva4nYLPa/06+MPZzcxx+3OR5yk8k/jIxJm+n7D+t4QehfonRluFvLmu9l++685KUy\
        LKN4Qs7lOmx3wjhSkNrzDAnlM9vX159ArU75Qw/uXEx4TSBfPjOIZ4niLB0TK5oD6MZMhWsF684eV79UvVDLvrJtr0NkESZasLXMcLBYvso8F6\
        7az6C2Q/1LTSCOD7Hlehwuu+U6cHZJhYF9SPL0gcVx/pUrlW6Ouu1MXT/BzU08P83T2+Qudv+/ryyty/HPv0/8GeGn8r6H8BNQHMOw==
        """

    private static let deepseek_vit = """
        eNrtWNuO2zYQfW4/g8+y1vZ6U1RAntr0Bwrsi2EQtDSS2PAGktokDfzvnaEkr3xJWiy8iRv4QYB1KM4Mz5zRsf32dwAXAN4/yvibEiHIWoL/6T\
        NzwgsNEXxgxXrNpG54kH8Dyx5WbzbZGtdj2Q7QYkWINLxshQksu6db02leUkRAZDGfzwlslN0KxZ21imVMPDWMUDClrcCPcMJsF3kNInae9qfN\
        oLdQ8UpqirdMOStwscWEyzFjC6KifKlGrRz3IkrLsmX+y0PaYD+YILRTMK6kYr11wCNoBz6l7Cue5ymvsV5zZAlBmM1T5FoaPAYtsCz6DlJoDE\
        JBcfOw0Xn7Fz+FRYzmDJwQpLU9gj8ZoWXJqQNOVCyrhQp9QniSJT5oOqXSffzkxttNxvBIhhXp6d3Pbyd9ftfTfYkmn+nSUYuVbAy7su5dUV+q\
        oS38SUa+Wiw1diVNDSvY2dFETredVBUrsH0eohfSIK9l3RDSeYUb8ZlaKmAFpcxYiFg3Ml/GEWlr3nZbLjEKi1Lru5My8mdkxRe8xvzYqXEjRc\
        fTP2ewnS/3d8KXrYxQplYU7CQ2xomiOViZ5ii7EK3myiKpPU0Zys6h0pIQi/U9ybOXKIsQIp+u9iVo1OnRnsXyDV0b4uYjMjZd3mfBUXBWkbSw\
        RWwryw4vqilpgAhc5PMh6zPW50z3GieLdlpfpV5pEBhpPc8fsuHaUEOqE2z6uiwwhRJbUNzWdYB9hh4j4sMhVEEovXRU9n6FBvCAk1T0CVpLT2\
        ex5gnLHl7EeT/3aWJzGhZi4FmBBaM5RUyhzE2g82oZ8X5SxhjeetlgL3pdtjG6UNzdtV2DYFOLEvLS7sU3E/KONP8nfX5c5YvZH4MknMDR5lPF\
        9Yis9sc1No6s7PBU/TtpHAt6TUmDE0CP3E+WFc1ZAxH7zna4D5+nV+FkkF48Kl+U7Fe1eSS0y2rqkr2+RGN32cuJTjTjUkCxcfjoThm//3VJ14\
        3xx1XP9+wxsTV7h2ztNme8hye3/g8O9P6D8DQonw+/uhWD3WeH3wuKh8Vyvvs2vtUf4TXdi49nvHnYzcN+FA/76tjcnOzSTnaG7pufvYKfYYXn\
        3Wz4CXxgZd/Ps7DMV3UsjH/zq2v1q3+ZniHlj+VS49iRsAkojv4unPyXtnmpo315qK7dz84o4ho865jQ/6FjvS6z513pHxg86wU=
        """

    private static let deit = """
        eNrtWUuT4jYQPmd/hs6Gsc1jgKo9JJUcU5VDKhdqSiVLMlaQH7FldidT/Pe0JAwGA8N62cFQOczDLbmt79E9PebzX6IQafJnTpIiTPOY5z+9oY\
        zkJOaK5wWazedIxAtciH85cnx/+OLMYV3RaBPyxjoiEkwjSIGcgb5MyhhTSYqCQ8RzXVcHFzINiMRZmkrkIJUueYJ0nMcBZ5iJGDnP44mOMJ6p\
        CG70q1wRJ6yoArHMcE6USJEz7JvM/yxXOBAEdqi85DaCE0CDnJDIwkQKSiTHRKnk+IrOerCQ5enfB3lFIhReEVlqYEkppQ4apNgC2u7M0gIbZI\
        BVcpJbrElqg5ad2rNyvrAZIOjah/PD84QiAf5ssHpMSDeB6jCaXiwSKkvGMSQJxddaCvaakFhQvJP06FJGWH0lTw3jsNu1hGtwR6LGFkfimsdm\
        2GjRDJsIpIr2w1+4WEQKawGAUWT5+Lq53h7VkivJK8+1x0Qc9//Qp/rNKLHboTmrtlXMHYsRqg5DgUzpEocgNfpF/4oqT+499XeZoS3IvZWfle\
        IJuNcagvGVoHyXnanXrLp8cVCagadmBt760+dGrf4qCiWk5KxZtCRfFGiXQvtl/YlxoQY4IAXHRixvjKGk4WZrxxlqPAFOvfxics3e6nU/88ZO\
        rXJnULnOpm5nnu/UqtZe7vveHMfZq6aZx3vueO2goBSS6aeFnKgSqoCGC32Zllp9BmzB5oGzW5b64AsOtOZoDQlgv6bgDZW5hJVIqayYPT0x2Q\
        8DIrIykIKGQvKiT9P4SVNivuENMUAI9pZ904FQFOKoDLCAAxn1no4zCJnhbN4S7gBTAkyRZHBcy5TFSo2tqUIztz/V2/JCYZomK8hseTUE9XWx\
        QBrDkwgFYAIInJg2AtiTAjIikhEa8Z7fd9Ha+R6gfjukvg8VoC6H7PXda0J+OerkweR/J+8JDIR8m5PhhpqT64LOBw4s6q+XG+jtfA8DfjsK9i\
        3eHS623o/KRXXsYfsuPtzzvudP3K35BwfmH9+L+Q0zl7TxQwrvrY1vgYLH8cprA7YrnVyCO68+lHiuP9zaWf96l3a21Fzi5waJ92boHVS/JdZu\
        +vlKo8kj+fmS4aRB4sNMJzsO/JYkdH4+iTkTYM8rt/SRnsGPT+eTeymADTOXdPQmiffW0mtg/bZou9LUi5hIeW1H61o94ei7aemWmEsM3aDw3v\
        y8g+q3xNpNN19pRHkcN18yoDQofJgBZceB35KEjg8o9rUPq16gX9rVt2/cr/I68ZY+P42/x8LxhIVheE73M/f/2JY+r+TVP8wB0EtLrd/peQ+v\
        NeDvMdd/9gl122h9u4bX2gQf+bHXzRWv13QwCn0eDtn7OndkODsq20d8xtMZ2XR5ThifBiPmXS5bV6eQSk87Lvz4P7znJtFbSnwGf288nD67Uz\
        Y9q/aZBN37y/vh/zLfXtq6oJSNR8QbjS4QtGNtV4nk9QOq1JuefJ83uKWUp+H3gqEbDGj4fFbT0/d3r0bNWa/90VuXda2rSbyB5wU0fF/N7hTo\
        f8HrTPE=
        """

    private static let densenet = """
        eNrNVU2P0zAQPcPPmLMJ+SjZNhIXxBlxryrLdSaJWccOjtNVqfrfGbvt0tUisaDSrtRInTfj+Xgv8Xz8jGbEL+jf7GAQTvTo0Y1QLZfQOvvgO+\
        6ER2BFvmJLWGsr77m0plEtsGXJspzlM5aVq+A1U8+lFuOII7AsTdMAKsNlJwwhRTBbbddC88FaDQzEpoWY1/BR/aAys2CNHnvutwPZEN1Ceq7F\
        Fh0BDvUUQWNd/4iuhZddQPL6cEKcXGbSOiC1s8NxljSJnQ3OfuPP4R5767Ycm0ZJhcYDa4Qe8Zg19maN3gLzbopojRsl8azSofVorhjYAQ1UMc\
        f+bR3YNuizPCPCI1lQwUkDGuT+QbiWsN0T+qsiZ0/Jr87J35NzUroOxxoUfnLIZdNGUwvvkejF7xMNo4SGKjS+pzMUEpTeweQIBareNbyb1lxR\
        JvCq79+f9Zs4wZXJ7inM4+jp/zD5g2zVsmD5fB6e1dErA6+D9FClyeIDgyD4KfiO3VFYo1yIs2ZDxY5dj0mwUyoRqVGNIgmrc4OBJrKpKYLFIG\
        SH7/IkhT176RR+c5rif7e0OpO7/Du5Z/Pfy12UpPg15C5vRtTiIt9FEX5XIWpxG6Ly9DIXCL1pVyGK+r0RUeWs/hNTvxZORbc5DuR80edYzoi/\
        y5F3RVbWenJ0G/4LM4+r9aBw8olSfaXOafOy17W0TkO+7s1FqvwEG780hw==
        """

    private static let dla = """
        eNrdl82O2jAQx8/tY/jspYkTsmykHlrtsW+AkGUSByyMHfkDQhHv3nFYBN3dqrtqFUerXDLjsT3z+09s5evjj2+fjqhlhm2548aicj5Hku+4tG\
        iB56haM6Uuhvau9Y5aZ0TNEc5IcCq/pZVk1nKLcJokSXAKRcNM8GTBXEm9ZJK2WkuEEdutzmszUwvFpHAHmBk8S2Y53YvarREu8t4jdbWBOY+S\
        fdfOSU4UB0cYsmttXAX5GK0dwg2Tlgd/bXRLDXOQYTLps6n5TlRgKi9lb7tDezEXGOmWK1T280+fa8nShACTviZUIiAE+2/2zKzAPF7glPMUhy\
        fDecj9CgoGCkCDUzLDZFrgaQrvCYFqnoopr8X0teBnlZTOeH6CaC9kHXZsDXeGCcXrHn3lnpLFqOHMecNp1axCIOhDhaqh1nN+pM9uujjBahAS\
        nEfkjYQUYNd1Q9d+SQXsgZzYbr+cS58IlYakhIJ+aLVkTmjAg5ZCQgrMwFDQkVrxk8OC9/geKmuEsY5WWu1CZFBRsgM3kwSie5CiEdzAWFOBR0\
        KGyvIQauu77A4iPJinxQV/Nyz/20YsYeptH5b5yPTpRiEQiahQkY9coRF8Q8XDWwUKJU4/0hFWPETHn+Vv/zwIPK/Shza/EeAZe2ZFhSIRzvLo\
        gPOCVv8H8ZXyH7s7EuZQ4whAdwOS/ttVHE2JbgRSFMl7dMj+8UiPhLpIRsCZGm7hP8MNxJu81vvp761PZtEEudAYVBivNkrv1QtNuqiizMZxHt\
        3QiCtKN+SJNNLLASiM4Mh65y2dfcBbuocQV4pfQEM+Hw==
        """

    private static let dpn = """
        eNrllk2P2yAQhs/tz+BMXcAYY0u99Vz1bkWI2CRB8Vcx3na7yn/vYMfbdL+0WzXpIZKlZMYwHt4Hhvn0+euXd3eo1043xhs3oLwo0F4NpkS4iD\
        HHjOB4tcIFsm15dFOBY4YZx5TJ6dVeOYQzEf5uXTf2A4IBwWrHRpW1HgYDLkoImQOpcqfbMCiY3ej70avBO1uZZeK27ta6Vn3X1QgjfbNFwTs0\
        ugZ7o+vBLOFta73aGO1HFz4ieHixPhlUua5XTnuITaIpgbZzjar1rYGs0Vr7chc8rJq+oUt//86Zepycm1Kd+hd3ZW5sCXHbsa4n29/2i7nCqO\
        tNi/IpkcP7qm8pSUHrSQ+UI1AeQu2/a7cF8+6JxeSgL57EzRkheNE2Twg+IsoLjuWMCN8DygtwCB6eAOgAaxxtXYVvHEOrcrOdzFp7b1qY9W00\
        rbe6Rrl3oznAHBgSNsMdGh14EaS626jduFYWIiFvm+bjvKSo+QF50z2MaIyGBRck4lKwlCckkyTOGE0ESM8TKVmcsIxTmgqeBhdJJY9pnLKEZ4\
        SGHYQGX00hWMwl41zIlGQizpIEv9IHMcK2UYP9aSBSilPwbKwbvCq79gaSXwSOgk0VnX4h/YmM3VhgnJ8aGNWAuR0gHNK9LnfmA4sIOqxmqjH9\
        W6pUnFDlD6nKB1TnYwfP+anG9Nqpcrl+gepciCZV8ZOIyUI4sF4IAzqoTMdZC+pQY8VzpEM1O6lIORoslJ5/xv6iigp5FkFPdaTsBSHPemKEvP\
        YDIy55YP4n6HXk9ELaG5DTtlP/MuscQ90OtVtCemXoPPrSo5xEWXIc/dtJI3IxRvgVy7ryDZyxt13j0F7NWzYTz1ekR63ZH73zWXdqxq6eqHwb\
        0QDy5b4shqv6GaSX6Muy675lfgEgOG81
        """

    private static let edgenext = """
        eNrVVk2P0zAQPcPP8NmENP2gjcRxxQVxQ0KqKstJJ61Vxwmx0+6y6n/njbNlW+0FdhFlFaWq34zn6704+Xiz3tAX+hbe3ItWd7qmQJ0X+XIpjF\
        PlVjsv5Hgll8L1tSqt9p6AjNI0ZXBjm0Jb1TaNFVLo/UYwujY1fJbZRE7mcj6Xo9l8FXFqw5YtYzmWC4Q9C1HYptypsuldYI9UjviKHjvqHFnl\
        zQ8aNk/lB7mIpi3pNWNIw9eQJVO+1Db6ZjJDqknEe08o1CuqC1gqbT3J0PUkh7/xNzpar4wzQe217Qm90rt0dko2WGJ8WJI4BLpttVurTgfTCC\
        TjGpqD87puLQ2NiYfwMJWN26vCaJTH2RnygWoV7lqEBAmh3Ipf6VzT1aoynQ9nIXQZlNV31MHfueTTzeevw9y7plUIsOVaECwd6ovwJUJ7U2Lp\
        emvjekgelyspmpacyGO641uCQBzdBlVoT1BJ1IDIxUk4qGF30N0G2P2J4fwXw3IQQ76cg9FZKjPIYTqfrI5SFL2xa95UkQ59R6qsNrxs+oApr1\
        Eg72MhZDFQZXUI5JSn7z25YLQVOU/wiFjYys73ou+ACtS0rdS2L5RBBhFMXb+/6CPpvUGSEYiBzltkZHXFurPpjG8kDOS5kgvrOEv5hrWMwy6D\
        yNNkMX3wfgShDZCJ5+K0l+WJJphKxRpAXcx7kqKEOFNTGTCaR96TqgRsMQPnsVnUJoij/P32jMtGO1WFV9fj6kxwvtbWPl9xOHsWsyi6cXpVwc\
        U+XqXinrChusOLCVlgujgB5NNDMk5Xnp2Qwxkkzw7IXDR76qxuxbUJxSgSf/iblP5rRm9f+oSNMzmb8LcAkwp4eBuDaBmvaz5zD70lz6GH31G4\
        r07Pn/LDHzvo65Gfiw+w/4ue18vPT9D7qjk=
        """

    private static let efficientformer = """
        eNrNUj1v2zAQndufwZlR9WVbFtClQNol6NbJMAiaOklsKJIgKaep4f/eIxMnjtMlUzJJ98F37967r9d9L4UEHb4bN4H7dCCWOz5BAOdJu9mQDm\
        wYPaGbipZ0Sevtlm4ITDvoWCenWKgbul7SsqxpXTepLDUTI9dYrGKo54kJxb0HzBR5nsfkoMyOK2aNUYQSvh9IzHbmTns+WRVb9azU6f1eBkLT\
        w0lZ5niQBjvqmIgQzMu/8DhO8XtwzAuugEktA9tzNWOxgKt8ERu4CCw14WCtsx/XN7/ScI0SnBe+8SDGn5gsu4s6rvPQchOj2PLA3pnEDYflWS\
        JrnfnNXqdTxvIwvkzLaXhc5LR6B3spzuNwb0/hlhJjQZO258rD8TOcrOyTlUwV6GbSnbTkwmdkf3vH3YClw8ni9sliem5we2EwffKjLY6U7Gap\
        uojSAw+zAyb6IYZmDqh+h+wRoqbPZRXpDBDwwsgRAbA/DjmQ2SmsILOxZ+O8YxJhSZDT9OX1ZpnX3CI/H4cUt/iol3+QsdQW5yYN2+BmQPgktU\
        C2ebZexD6Hj4TRe0T3AaYs/heIkKSSvURe7YaMwLvIBT9pDhpMFG6jPUITbrkY4arMcnLc/kf66q3So7a0QPUvtV/GdEOrMqeLojwXv34v8auP\
        Lv7qreIv8eqLhjaX4uPVF+uSVk1NV8sXl9+8l/irDyb+PzDHGjA=
        """

    private static let efficientformer_v2 = """
        eNrVlM2O2yAUhdftY7BmUkycNLHUZfsI3UQWIvZ1TAdjCjjTaZR374WZpM7EUpWuMnJkhwP3h/Nhf/naNKpSYMK33nXgvvMPB2Klkx0EcJ4Umw\
        2pwYbWk5JuiDKiaqXxhM7TsNsJr34DoZznUdjpfiu1sH2vCSVyv0tR0G2hFrXqMM4MWket7p+Ml53VMBI7bYWTQfWopXwGmxJaPoPDdFsZqjYq\
        vCbnSbC4NoMHtoiSrMJ5+Q708LJu6ESlpfexVMYYS/Vdn2ph72yWFOv6H+JaToqVob2UUxXhK6lBKKOC2Es9wKiVWHWvAgakLMoHpXXcmyE0uA\
        GSCntVwciU8GxPw5KS3oIhRSO1h+NHOIFqEqg9FxpRpX2RglxhRAMen6Tb4eThRLDYLOiCZvjDnsZUik3O6IrRbM3pfIXOn7svlvStAwWbZXSM\
        CqNpTtMtXvOL61UtT/MXelkeEeugdB27bECGwYGoml0aolsBjPDwc8CNKalJEY1DX4aAntdoXSyObVNsuzxiLgyN0oEMDlcTNKFtRDtshcIKJK\
        iu+zTh48wbaUVEhGmzR4xq1C/0RhmLldIBf61cJSuqEE1YL+I6h0FVb/aY3gfoZvF/lu6YJtFRjcLzWGxIC7KOHeEjFcPDSTRuwnjMT6SVVQsP\
        fMbIsZzC7dntvDk6s4zuX9Kec5qv6HpJs8/LMWw+BZtNwz5jLE+jO8Hp2Tvhmd3OM9q8pstpnhlnL9/h/wP69t38q93Nm+qzd4KW3442mp1xup\
        pgu8SZPKd8tRqzzSfZ8n/Bvf4oj9Q7wczvEfMfkOsDVA==
        """

    private static let efficientnet = """
        eNrtnV2P6rqWrq/P+Rl1HSjbcRJnSn2x+6jVN1t90a0+N0tTKECooidQtYH5sc7W+u/HhqpZ5AMSqAAJPFqKlqqmST1xnOD39Rge//Jvk8l0NE\
        0X6/9I1//rnw+vyTKZp+t0uXr48scfD8PZy+jbIFk+rR6+en88LL7PB6NZslqlqwdPCiHefzlJk/X35ea3ymx+O10MRs/Jwv7Gdz+u1ul8sJr+\
        v9T+rH7/4lu6XKSz99+7X0+mvwbunx68STJbpe5XL9/Xr9/X9rfL6fj3x1+T8WD956v9+WFDlozWg1nyZ7p88BbfZ7MN18tynv9dkuR/s0rzv1\
        m+fF+MLfxqMFnY07//mCws6rYbxsuX18EyWdu/Lvri929ek/Vz9tdPs5dhMhu8vrzM7JmSH0/bj6c/pqP04w+Otxey+fGr9/Dymi4evmwu/6//\
        nb7fnkW6HgyFvUOb/n/48rB74+zJv/3c3KUv/3x4vxeDl8Xsz7cTebt30t7Yf779vPnLXx7G9ja5fnZX/fBFht7DW29/kd5O135xiN7D+Gfmxn\
        3xvYfX3K/sx2zH2r6Yvjx8EX0VbJrYM/3mWbysvk1ff/+4UuP3a7ZdksObLnfxlP7AU/Xw0l+vBb4SZNfsjTnsi+Il7Gf2Okdc1ctaHMccXL2X\
        20hc1ctGdG0sQ3yJcSGlOu4dfP3HD+QLDY1Yde3NDPLdIleNZl+Joyeb54e2s/CMqvniVI23I2Ist5cVCl822mk9TWb2GnOawXuYf5+tp6+zqb\
        su6WDG0x/T1Yv9yfyVueiHxaL/X9O///eDt6tfMie3Lf41WY+e/8P+u2X+y55g+H06G29aLdP1Mpku0vFGL7n59nr53Y6ch9FkM/P/58P3pTvJ\
        83r9uvry+Pg0XT9/H/ZHL/PH5c/p0/N6niweX/9cvyxHz73pPHlKe/OXsb2Ix2U6SxMr/B7HLz8Xs5dk/PhD9GXvZ+o+tXrMCRXb1T1/PPa1Gk\
        /6r+tnez3Pk4H9U4OpBX1YT+fz/Ef6y2QwXchvtqkTTG8d/UfkRfZ2TKbLlR0yL4sf9tPuf28qcSuHppNNz+7+4D3MrMharNyQS16T0XPaU33x\
        4J6hbQ/UI9KD1A+FvRyl9DvdOrUo08VGlG4ZfU8FoTss6WgjBV3Pi3781vjjd5ubP08TO2D+EP3Aezu+usE1LvzujP3wtaAtB08yHKQ/XlZ3ID\
        K9hyf7jL6+nyjsougsXIPX+SvooCg98i504Qo6KFqPvAtcQRvGURvl15G3gUtoyVBqofY59j5wCVxCM09DG0V18SIuKLLdbb+Gyn64uIQzg6fF\
        3ek30335Zrqu3kz3xZvpunYz3Zdupuu65wYuoPu6zXRe89zCFXRftJnOqwWuoAtPQvsFm2n5oqhbvuv/uwN2gu1vI6d2svwdEXALQjwJ8STEkx\
        BPAiYJ8SRekhBPgg9BJsTzvkI8b0PNyHuQMh466951FsoQZYiWRRlCjPpGfYOMYYD6BhmPo93f2tgyV4sJrsg7lZm8Uy3e807zKadWQdjj656E\
        VGPcccaEVOOZsyTmnjk1WfYC3x+OoljVy0uW/cm6XuZvWc9e1G8bvC6/2wGI7Ybthu2G7Ybthu2GJQQxthseFsjYbiCDjO2G7dZx281e6OvKXZ\
        MQ0p5r63ls3TbvY1/wLw+rZJ4+1LPo3s/xzx1D5ssf9pJ999/XN2Nk1bd/s79pMf65/XdZ/PdVum2yTMffR1ufbNNQljezNy1ZjLdnM8Vmmzav\
        7q/JsOQ8cgfHNijgyCKO9jYNZXmz3zi2kd7z195x8ueRGV5t9jcYvzfI8sqy7tOeNsXTFHhtI70XZ+aAVcmJdq8otL2r9jQYvzfIA5d0cOiFJa\
        cpANtG4V6cN+DiiVSuh/c12NvDqgy42DGqtIfDvTh7elhlhkQkCsAqMyRcAy/wguy/lwBvGsryZr+BbaNwL44D9oOSE2WGhO2+YE+D8VuDAnDJ\
        kJCWRBbPUxwTtsl+oDfk4pl2B0VQhrw7KIISZFWKHJT8oQJyUIascsj5M/nZN1sUFJj9zLhwLXIj2S8bGI4kKjlT8e3mWom9UA470mXnyrwCjf\
        EivafF+L1FgbtkfNg5wbapLG/4we1WdcReqHfu4rl2h4j0oxLu3THiWhS4VTn3pqksb/jBbVsVuVWeu3guP/OVo0u4/cxXoC5y++XcYcmZSr4F\
        dQm3n+fOn0tnxrcfxwVunZ1J2Ba5h1KXjW+Lsm0qyxt+TCZsqzy3zo7vMCo71+74VkJ6YbSnxfi9RYG7bHy7USuLZypwu1bK7IV64y45V2Z8h6\
        KEOzO+Q1HkVqXc26ayvOHOOBEl3CrHXXKu3fGtpF/CvTu+XYsCt1/e35umsrzhR39Lv4Tbz/d3/lxBZnyH9rHNcweZ8R1uHuwMd1A6vu2J/JIz\
        Fb8o3fsk2gu1mY1YQVtyst0BboSdH8RqT5Px7yZ58rJZtfG2TWV5w9/krlV+lhTkJn4WqeRku0M8ik0Z+e4Y3zTJk6tS8m1TWd7wYzplW2mzl+\
        qdvORku4PcxLKMfHeUb5rkyf3yPo9l8UzFPret9H6q331ePJneIY9jUUaud8g3TfLkupR821SWN/xN7loVyXWevHCyMDvBkoEqoofZKdamTfa7\
        MyzVYxZn21aWt/x4KbpmefowNwV331Ilp8vMs2KrGnwl9rQZ/25TwC95UI27ibLk7xXxXTMj9pL9xv843eZfntNk83HnoLxTn3ED/vUyXS3StY\
        tasf/7HQTSG6aJ9hM/qRnl8vaxflWs0W40kTGqHbFDhVAYRQwMMTDEwBADQwwMMTDEZ0BMDAwBJSATAwMyyMTAEANTKwZGC9NcDIy8+aKPyhV9\
        HI7GE18Po3q2k9op+ng4r2pveltV1tXZrSayrnCccJxwnHCccJxwQyDGccK+ARnHCWSQcZxwnG7DcSLrqhNZV4GuyLoKdM2sq0DXyLqyjSqyrq\
        KSE2VSbGJPRgezruK6WVdxnayruCrrKio5kcrmBBWBVT4nqE7WVT6RpzTryjaqyLqKSjKCdoeECQvA2awrE9bMujJhjawr2+hw1pVWJSfaHRKR\
        8rQ6lHUVqXpZV8qLVI2sq0iVpKXJHHLxTLuDwoVGq0NZV8Vg7PKsK+XFpkbWVWxKkFUOOTaHsq6UDgrM2awr16JW1pXytk2rsq42rdTBrCsTlJ\
        0rk5USac8Eh7KuVKTrZV1Z7rL8rSK3baXUwawrx703p2rLHZRx744RFeh6WVeWO9A1sq5cqyK3ynMH+lDWlXKR8cGhrCsVq3pZV5Y7VjWyrlwr\
        pQ5mXTnu/LmyWVeBKHJns65ci1pZV8rbNq3KunKtlDqYdSXtt3PJyXYHuC8tdf5LPJt3tWlSI+/KF962aVXelWvli4N5Vw6p5GS7Q9x3I6lIvj\
        vGN01qZF458kDXyLxyrXxxMPNqQ1482e4g19ovI98d5ZsmNXKvLMy2aVXulWvli4O5Vw6pcLJs8lUk4yJ5Nvtq06RG9pWF2Tatyr5yrXxxMPtK\
        WSFTcrLMXFZqlxZoDqVfbdrUyb9yGSSyLK+qJCvFNgvUwQysDZU8kOy0vTeiDD+TZ1iSaFiahLXBD0WNLKxNs0AdTMPa4hdPl0mmlUaV4WfSaV\
        2bOplYG3yjaqRibZoF6mAu1hbfqEPJWFKp0sGzm421aVMnHcvxKGVq5GNtmgXqYELWhqpwulxGliob+7mMLFXcv6E0I2uDX5ZnVYJfMvbzGVl7\
        TpeZgznj2N+btTX+3aZWRpZLVq2VkbVpZszhjCxLtXO6TEaWc1feqS+XkfUeINITZiSHKhrVDI2pyMhyb5+wkJEVn5iQFXvxWaNkfMJjCI8hPI\
        bwGMJjCI8hdANiiAnoARlkYpCIjgEZZMKmCJs6OWwq8MPmwqbUzSfq+barVW80iY2exDXtSL9vP7MvVS+bjJf7VzeI7FEjVe/sJuTgyQyeFndg\
        RXoPT3aUv76dyLTamcyzdtCorOpuLuDSF9BBV/O4e8AFXH8QtdA6Ou4ecAFcwO1fQBfd1ONuAlfAFdzHFXTRmD3yLnAFXAFX0Ikr6KLle9xd6M\
        IVXNIQluHRjrAzU/v/7oidJ/y3kTMady/AnvIkk/h0H/a6FuyCUFBCQQkFJRSUUFBCQQn6gxhiQkFBBplQUCL+QAaZUFBCQdsXCorz91nnjzoJ\
        uH+4f7h/uH+4f/g8EEOM+wcyyLh/OCYgg4z7h/t3s4ngF6ufYSXkwfoZWtSqnyGFp0WNAhqukThUQUPpkhNlNgrVtSpohJ7SNSpo2EbhoQoa9t\
        +VPlRBQ0X7G7xtL1+rgobljWpU0LCNwsMVNFTJiXavSMeFTfWzFTR0vQoaxtN1KmjYRuZwBQ1VcqLdnZO1KQHe3Ta5uO9taQUNC2xqVNCwjczh\
        ChqqcKJcBQ2/pNpCpoKGX6uChgXx61TQ8D1zuIKGKDnR7pCIiw9vtoJGLOpW0IhFjQoarlFFBQ1RcqbdQWGCEuTdQWGCuhU08rv+l1bQMEFlBQ\
        1RUvcg86aQReZcBQ1Zv4KGrFVBQ1ZW0Ij9snNlXoGh9GL/YAWNYg2b8goa9mWaLz5TXkHDtlL6YAUNx108V6aChoxLuDMVNGRcr4KG5c5vTl9e\
        QcO2UvpgBY1Nf8cHK2gEuoTbr6r84Zdzl1XrKK/8oQ9W0HDcxXPt7rGu7GSqyL27w7prUeDW5dx+WDxTkdsPS7h1ntsPD1X+0EYUuLOVP1yLWp\
        U/7NzFiBqVP1wrpQ9X/rBT6JKTZR5M3z3d4lDlj02TOpU/XI/XqfzhWvn6cOUPi1RysuyjGZWRZ5/NqF7lD/dsRjUqf7hWvj5c+cORF0+WeThV\
        WEaeeTpVWK/yhx2ZKqxR+cO18v3DlT8cefFku4+n7757iuS7z+emSZ5cl/a5r0vOVKy24tSF3kv1Tl44WbZmiXEFcJQ4VLPECFWvZon2jFA1ap\
        a4VnnyfM0SVwxQqIM1S4TvngV1sGaJ8EW9miV2lieKdVTKapa4ZoE5XLPEUZWcLlOmbPMiVodKlsRK16tYYrxY6RoFS1yrwByuV2KRSk6WKVci\
        ZFiGnilXImRYr1yJ6/hizZyyciWuWWAOlyvZdHzxdJlyJbJ83GTKlciycaPL8WXxRpeVK5Gl40YX8EtOF2TKlYSlvR9kypWEJb0flONv28rylj\
        vlSsKy3g8K+IXT5aqt+K6gmK8OVlvxY1Wv2orl8WNVp9qKaxaYw9VWjC49XXZaICyY0Qerrbg2daqtxO5GClmn2oprFoeHq60YvXu6TLUV58W9\
        U1+u2sp7mFkviNPRJFLjmtsbHq624gvhjly1lVjoE8utOMtMnDXcThNnR5wdcXYQExkIMcTEMkIMMcREX4IMMsgEjBIXCDLIIBOWS1juucNyo+\
        14aCYsV998fSbt6jMN7M3tRenQ90fjoN4ihj5QoylXhSn/r0a7o0aNpvOvXASsXADHsgrEELMQxLIKxBCzdAUxxBCz2MYCBcggg8z6IG4/yCCD\
        DDJLmixpgly5CquENs2twobXX4WtXhAN+qufbj1UfRtM1nsWRrXtFXsUN0ff/OiWb92uTP/4nqzcCmxmKVR7Uje5FOqdcmUlVyRDd+ST1YLtgN\
        hwbFblpVEyd0W+J/2zLu6GLO4Cx+IuxBBDzHI0xBBDzAI6C48QQwwxS/6sOYIMMsggE6XAmiPIIIMMMsggEwsCcmOxIL7QzcWCmFbEguSiIAJl\
        3JGPgtAqF/IQeTI6a8hDRMgDcMRjsI4NMcQQE0FCrADEEENMzAsr7xBDDDHEEBNXBDLIIIMMMshEb4EMMsgggwwyyCATIwcyyBVhfUEomgrrUw\
        6mfWF9oRDuKIT1xbmwvtiT8VnD+gxhfcAR1kdwEcQQQwwxgYgQQwwxxIROEqoDMcQQQwwxxAR7EgcFMsgggwwyyMSnggwyyCCDDDLIIINMFDAh\
        tSA3EwVstuGFzUQBq1ZGAUfKHYUSpzobBaykp+RZo4Bn35eDobiHUGBiRokDI7aDlTnWEjGA8awRZyAjga+tdKQyorkyBs3mO9rPJ78/7nTC6+\
        jhVPWzq2ki76zlCkYjq2cGOkXSIGmQNEgaBAKS5tKDefs1bz+eLtfuceugXrjFS+iiBDr2PnAJXEIzT0MbJVTxIs4tqf46SjCVCK7OSCaDZEIy\
        IZmQTAgQJNO1pyem+3rjJi7hBiST6f5knUvoxtPQAclkkExNSSZ5J5KJnSDZjw4FigJFM6NAIUblI5G5BIwKJDKXwCXgtXziPmAXXdUuyqVkKi\
        tX7JFLyTRGZY0l45lzGkvp7EyWUrpXspeNvMIw86uGmXbDbPKyHKWD6WLnj+wMPPEx7rY3pf2IxbdQmnuED79Jj4c0RUixl7Fcu4B4CmLVrdam\
        9f0IIoggHnymszOwOLzARNj0KzCPMKIABhhggCvtLq0v4Nk12ckQQwzxld4WFzEEG+1liJsYF0VvL/DD5rw99Rlv7z/TU7295/X6dfXl8fFpun\
        7+PuyPXuaPy5/Tp+f1PFk8vv65thLiuTedJ09pb/4ytuCPy3SWJqt09Th++bmYvSTjxx+iL3s/U/ep1WPOoev5Qx0EgRT91/WzvejnycD+ncHU\
        Uj6sp/N5vn1/mVjFIr8VPUdfCHfkt4ETuW3gpPCkOK/rOHhdfrc9i/mI+Yj5iPmIJwUiiJiPAAMMMMCYjxBDDDHmI8SYj9c0H9+Mukj00olK1G\
        g0qelCvn2w33Inco4FiQWJBYkFiTMFIv4e3gjAAGOXYTNADDHmE8TnMp/ak9XaWvNpbntX9cJQBWIShfV8p3nffmZP+FtLUm5X92M54edgloCI\
        E4GKAxhghD3EECOTEZ0tFp0r27u9iZQyjeNRPc252sm4uuCm4Bb13rKo0JPoSRDRk4gHgAFGT0IMMXoSPdlqPfkWQR/05DBS2tSNoF/lIugvqC\
        yfB8PgtktNlQbEw1aPrUo97i/Q9PtJbcgvqNpq/IicB0ABvQ5opRkjTkENLt+ngAJ6fdBWlFzTnSsHBjHEEHeAuIuF+DpY8g1kkEFub+XcNlaV\
        62AhPJBBBhnk20buYnXPDlbz7CJycVVT6aDBfcHc4zCe/piuXpabEq2lNUXrL3yeWn308GKjW/Drr34OllqbQaoDsSeD0v6zO2yXrdPVepD71y\
        AK3ZHJr5Tubmx+dIun9o+v/vE9WT3n1jOl9qQ+54rmTN32emb54wcccHcNV/W9v38VsK3foRBDDDHEEEN8O8RV39NadM0GgRhiiCGGGOLbIW5F\
        bF3YuQgfiCGGGGKIIYYYYohvlpjobJBBBhlkkEEGGWSQQSbRB2SQQQYZZJBBBhlkkEEGGWSQyX8m/xlkkNueGB8EQjeVGK/7fivy4nMp7EYId+\
        RKBMehzOar255TwVnz1afrVHQ0ZV10PkFXdC27SnQvuUp0LTJedC8wXnQttuq2gFsaCyY6t4B4Y8QtXfEUnRO9ELd8JF9J2DRRxmgy/bWdzG+0\
        wyfLGpXshx+eW9yct67RRqC4Url+FEs/iqJaRY02n7pOtVz3pyWKCkWFBEQCAoxmBRiRjWSFGFsAkQ0xRgZGRkuNjOIqrbKzaXvkVmmNUVlHwX\
        jm3I6CwlFAoOMoINABxlEAGEcBtQsxjgJqF2IcBRyFCkdBtsdRCIU78o5CnDUUYi8+t6HgYyigzzEU0OcAYygADDAOCH4CxHg2qHOIIYYYl+lY\
        l0m1xmXyhXBHfncBt6vCrs0khSfFuY0mjdGEbwMwzhhGE8BYeRhNAAOM94gvBjHEuKW4TBBDDDHEONKNO9K6PY60vUx75B1plcuktN/8Up3Tkf\
        41GHY18tHtolzDkd7ekRazFR/ctKYz+j5+H0qeVL/Wkzp5WY7SwXSx/UtV21QXuhHQz4JW3fz9huIh1ODyfQpoEzefyvAQQ+y3ofopVWZBBpny\
        w1TNAhlkyqnddwkqGfhhUyWoZF+1sQSVMsYdeUsuuGgq8q/BMMCPgw2vEFBAcV9xXwHFz8a5hBhiiFkzwM0GGWSQWZnBgAcZZJBBZsmOJbvbWG\
        VUQpvmVhnDVqwyHi7M7Nb7+qufg6XWZpDqQLxXaM4tTtp/doftsXW6Wg9y/xpEoTsyS5fS3YzNj67KtP3jq398T1bPueLPUntSn3FB84cazM60\
        njlaZEf44QGeH93bQVm64HfHJ65aEAkrdmk5ftlGV/rM4jg/HEQQQewWYtVrJw5b348ggghitxAbNzpPUk36qh4AyCCDDDLI94dcuU3vbqhmN4\
        xOkEEGGWSQQQYZZJBBBhnkq4e5GN21CHyQQQYZZJBBBhlkkEEGGWSQQQYZ5O7k5Ye6cwk7IIMMMsgnVMs5OV9O/FU/G648m66x4jjaHXuS3bS9\
        Zp0rnbNJdrtk4ZwfajC/SF5b1WLHyVlibTxx5X58pvWB7SCC2J7EqapdtFrQjyCC2KKUn1B0LrQcZJBBBvmYLdyisGuSHGSQQQYZZJBBBvlukC\
        tDy0X3VpFBBhlkkEEGGWSQQQYZ5G4hV+mS4NjaJtfvZ5BB7g5yjXhAF4t1A/GASrhjXzygDN1REQ8oPCnOGw+4/Hm2kMD9BXRlI4EUsulYDxCb\
        id8iDg5EEI94YNhxH0QQjwl4VKZzEVcggwwyyN1GPioUvSPxEyCDDDLIIIMMMsggtxa5svhLpLq2TA4yyCCDDDLIIIMMMsgggwwyyCDfLHIxDl\
        bJQDUXB6uuEwf7vF6/rr48Pj5N18/fh/3Ry/xx+XP69LyeJ4vH1z/XL8vRc286T57S3vxlbMEfl+ksTVbp6nH88nMxe0nGjz9EX/Z+pu5Tq8eS\
        eNVB8jTq+eNYjIYy7b+un+3FP08G9u8Nppb2YT2dz8s+17efG0wX8luHg3VXBOsSCUsMJ4iEmYJIDCcRWSCDTHQhy+gggwwyyCATKwQyyCCDDD\
        LIIIMMcjs2Oopi1fmNjs66wDv4oVa2f9VAGdNLQh1FYRjUX+Fd9d1ny1d47RndsWeF96N444EV3tiLz76+u77b+oyspYLIWioLlSCylgoyyCCz\
        lgoyyCCDDHLb11KDsHOmIcgggwwyyCCDDPK9IJcsTIrtuk0TC5Oib24z83S9TTsNlYiNTOovSq53FyXL1h4/ViYPrD1GXnTetccVC48smYHIwi\
        OreiCy8AgyyCCz8AgyyCCDDDILj/iYIIMMMsgggwwyyPe4VqqM6HwSZzfTI3/NLrJG6aszrVHe1YlZxwIRRBBBPHaFPw5b348ggggiiJeONolV\
        51boQQYZZJBBBhlkkEEG+XKxlplFFdm9dSCQQQYZZJBBBhlkkEEGGWSQQQb5lpCrnIxAdq4sCcgggwwyyCCDDDLIIIMMMsgggwwyyCCDDDLIrX\
        CYQ925LbtABhlkkDuOXGOXFbcTRfd3WfnYR6VslxX3rWmPw7us2DabJk3uszIZLtL1aCCFONMGK/mNJi8wBGW/Itv0uDh6fY35jPjEGr9uXR93\
        DrhqUPhHTnKDaw+Kqu18GgH2uwZ8zR6+wHuiWvZ0bBSHumOj+CLA4W0DV24NIbv2qoD4Voj9Zkey6doLGeL7JK6cHwctnA19zdgKTormnIfYXG\
        pD13aUufwQ/72Rr4Ohic2+4pYfTfvL+er1vajldLFOl68vM3cDbG89DKczeyGJGwvnLWH5NBqU1NukkCUlGEGkkCU7moJIIUuQQQaZQpYggwwy\
        yCBTyJIiUyCDDDLIIIMMMsifjlcW23WbJqpCir75dLzy5mref/k0emjHUmP5et0geRr1YhUlYjhO9y09ln+0bz/6vgpZFlH9UdXyQER18+uS8+\
        kvyzg4V7nK8eqTgbMlD0POPLctEtdZbziXi5F1YfCb+1F4iP+QnvxaZH/7dYvjOWuDNxtHtJvoofa9Jcq7f1PItYG36Cfe+/vTVCromx06XEHL\
        r6DqKTCnPwVfrz75MafegH2P8Ok3gcvozmVUr3WfciX+tb8STsNu5Ab4XEZnL6PSeBednihl8OWZ8M87z+ASLnMJJbZF4IdN2Ray73cu9vldqP\
        eCJE5UOt4b+fzesD9Zv/sNF7EQ5lgIWAhYCAhwrgALAe3NZWAhoL25DCwE9DeXcIMWguiqhTDv6VBHk1FYZSHML20hrC5iIZywp9sFLYQmtm+7\
        innQxK5o3TMPsA64AqyDpr7QryJYwb+izj6HA45cRa5uLsSTEsWK3NvdQev+5N6ql8QiSibDUYXcW11a7v0i6pwlY5aMUU1cAVfAojerxVwGa/\
        es3eMicBl4OoQgEILAJdx8FEXYVVvt18z2YC9JRv5IiCpr7desv0wu661hrmGundFcwxXEFeQKuAJcQXwoLoPLwBXEh+IyuAxcQfwoLgFX8DOu\
        oOrrc7uC57fhFsnK+XAiEDeX1OS69OI5TRctgw7w+YtH7zfarlbv2gP4yoPCiI4Vuwb4/MW547B1tbm9rgFXeiqx6lqZeYjvkrh6zVdc+ekrzo\
        +/ZqSRWx09ueBGcDvSKAqQRigNpBFKA2CkEcBII6QRQgNipNFp0ii6HW0kBctGSA20EVIDYLQRwGgjtBFKA2K00f1sX/cmhYayF+nRMBJG7s2y\
        /VBN/eV89XqhTNv3v6rRakgftBrSB2C0GsBoNbQaygditNqJWu12sp9W82R2mX2ITJu3IdpVbh2Zul8EudH3WPuAm96dKrj6viQQ3yfxMSP5ct\
        /HTfUyxOcaF8Z07emD+BLjQmrdPvmcncGbu1xs2UzYLfZ82EsmkygQkV+16LL5SN995ELLLi/D6Sx1fzkdP6Xr1+9nDJYbLY5ZgCnIiY+RVvJE\
        pEd96xdGv181+o0b7hM7ElJ7X7Z/pOJxKLxo0qO+gI5H1CBeB7FqNGrT+tGoTetvNYinjsb9XvvZpL3p2uKABrhVwK1Y4jLHeNaMCYCPtoUvsb\
        ZsGvWFj1wrCq49LCC+yEiO1ZXfx7W2VVTbYI7MwuLmxzzbRcyKwnaU/5n+/b8fTl2DHC1fXgevronox5e3DX6owewivkGV5PuMbxDq1iu1UF9f\
        Y3gPT/YxeH0/mzKVHVslOlrQsVXzh+t0bPuZO9mtVeO1Mo7nKgP2Gt+5+lzRURCfaS6mtGjdXMxrAbGGuGsjOeiaV5kh7sa4gPgCI9k3ugv6WA\
        uT0cdbsZHXxxH6+CR9PEcf36M+DnVlv1blGLWgX41oYb+2H7mLvVopjkPRfnEcdm2CDvG9LlRgmkD8SZtHYfNg83TV5rlMAuqnxbGvdQ1xHHRS\
        HBfj0UsFbH+Z6EHqh0IMlkrp9xD1dWqF83Txam/o7wKKzqWxx9eC8N40zvzOdtk8TWxX/eEKJb4dm/yBceF3V5Dtq4vIdqXPJ9sJQD6PEMIOOY\
        dsbwPyLZpMUpn2y3ZluiYdIL50pGw3ZDt2DgZUEzsEYUBB3P7ojO7EfN+SbL/+mvavFcni95EsfrTewHU4hzomDfo8o7WVGQqkZJJD2orNfxrV\
        Exch1hDfejY0Hg/EBBmRDd0eZfxDnrXWaHLMGtSnNmne7m5yRP2aHFzlWtM56bwWs1X23Ck5T5fquauyVfZcIFVrew422O6GrfrbQZxQfutiXw\
        9XhStO04pztMn013ay8j5tuN78LDxDxOF2EnVSqGEnYgu31/fMLJFZIrNEZomwwcYskVni52aJ7zz3N1F8vu2ZogqYKDJRZKLIRBE22JgoMlFs\
        r52ogrZOE1VwhtRl6W5E6+aMaiD84CJVgmXY5jLBJzx2162520LgpmvuXr2PAT7/oAi79uABfIfArSgwFXYtdv3GgdsRohyeK3wW4rPNg0QrKz\
        DXCPhtSv2Jvn9F9XdBcRUIxBXiCnEFMOIKrQIw4gpgxBXEiKtziqtraavn9fp19eXx8Wm6fv4+7I9e5o/Ln9On5/U8WTy+/rl+WY6ee9N58pT2\
        5i9jS/64TGdpskpXj+OXn4vZSzJ+/CH6svczdZ9aPea0VM8f+2KsA9F/XT8fXsbbtO/PkvnwffHugqovYkkN1YfqAxjVh4gCGNUHMKoPYlTfWV\
        VfdBdLaufcMgdxhbhCqyCumPoDjLhCqyCukCqIK8TVFfc0OOuSmnT5bUlv6PvDkRrpOqtq2822Lr+mJqUYo/vQfQhVdB/AKGt0H8AAYwUAjHeB\
        EwAxbkub3Jbt1kInmy3yJs0WKcbObYkiEYtknNZyW+xnrmO3KOwW3AvsFswAgAHGH8K9ABhgDC38IYBx4HCHIIYYz7BNnqG6Sc9QbT3DIDZRqt\
        JxLc9QXcsz1GTm4MDhwAGMP4QZADDuBcBoa4jvXvdFsTpjZo6+SeGnN5k5SiY6jaVfS/fpy2XmrNL5IlnZv3uTO5zXKCqH5rv0u04f+XoOTkH2\
        88gqOL2TIW6CuGpcmK5NNAC+Q+DKGf5uzdTLzeQ+87JoJXLjSiq4fj+DfJGh0VYxlRNOF9kUvJ3bwO2ojhvcYRvVgepAdaA6mMQDjOpAdTCFR3\
        V0X3VEZ5cdja/DZGRGT5pIChOG+5ZgMq37y/nq9dJLMLe4IzZiCDGEGEIMoS0ARgwhhlAWiKGui6HjNpFuSUzam8ZIZG8ca6uFIlkthDZ7RF9D\
        CGmEEEIIIQQxQghdATBCCCGEEEIItU8I6e7Hor2y+nLhObzfNdFx48CtUElNztX0JV66PsCtAm5a0wVtUhydGBQAn38UH7vpQdC1XRqCaw8KgM\
        8/imWsOvYyhvg+idsv8Isa764XOnf1fE9oMxz5k70FcXcbZ1Y6p4t1unx9mbn+tj32MJzO7MUky7PbEevUnip9Nx8s2pk8idHiGE8iP4I/Rl7J\
        A5IepXcLD4Nf9TBoN/ondmCk9m5t/0jFE10JWbVL3pUgc5rLXMA50M36nxfZuO1Y5sLGRioIM69MN2ZPf2W+f3Y2nU/Xmzv9mY2N/mv69/9+ON\
        U6LbzwCq+X/lKG4uOt92pv3Nu7zfec424P212j5cvr4HW0uZo4yL4DAy849ztwkP54WfEi5EXIi/BmX4Tu9dT/tx8v2xfhfwl7uif78dc3EnPx\
        N+PmpXPa63GeJrar/hD9wHs7NlPyceF3l36PPi14i/IW5S1622/Rf3fvTfce/dtoff3X6NPixl6iM16ivER5id7WS3T75vy7++HtzWnhLv6unC\
        1aqccnWcphVwOl3BjseH2Yz0RQtpG4nbFHrc93CG8h3+EzvQzxRSLbjw3HD7qXQQByl0I4PtXPIN8rckvDOI4VRaWVNz+jisbTH9PVy3K/MVR7\
        5dJe6Otqo6yEtOd6TcbvPb1K5mlLKrMUlcxgseqNRBomvhztixIpfqq/WA3+Z7K+QF68d8m+SF57ExWqdJLKI/oi+R01c5Jl1+kOS3pGRcMw9f\
        1jOiy58sB5/v70NF08TZJR2lBP9EQykSrQ5ohuuMimEoW/K+/Bu/AwVu7dWMEKwgrCvMIKghi7DbsNZBxC7DaQMTXb/a2ND3ufPqx0Pmwcj8di\
        pOt7jzLnw+biZZRVM/bIxcsYo7Kmk/FMRw1I6RxbrdOJSPzxEb2WvB7fYyd5u53u2qSXJlESpqk4pmuTzgzGxl1g2QtG0o+ikT6iw9rUW2V+sc\
        Ivxi/GL8Yvxi/GL8bLhBi/GPMVZPxikEHGL8YvruUXa2Ga84slfrFyfrEQvgjTI2IOVYVfHAp35E2nOOs5xV7cUU9TObtYTUwahX54RKftt4v3\
        dthJbnGnezbphWIU60kcHdOzSVeGYuNmseqlfuynE6GP6K8WdVaZV+zjFeMV4xXjFeMV4xXjY0IMMe42yCBjyGMVgwwyawisIZy8hhD4YXNrCI\
        o1BH8Tcz7WejgJ668h+IfXEHwh3JHfo1HorBkphSdFR81u3y0jJMlYBcPx+Ih+27uMcKDPTlpH6HjnJj2jhzoMovSYzk06NCAbX0zwe6k/HIdx\
        EBzRZe3qr7L1BM16AusJrCdAzAoIxBCzZgMxxBCzygQyyCCzMMb6B8ggg8zyI8uP515+jLbjoZnlR83yo3bLj+PQl36i62fj6IrlRyvB7JFfvV\
        C5fXPspEuqjq6Qabf8OE7HQ+Wnx/Tb/uXH/X122vJjtzs36RlpJkqY0TGdm3RoQDa+/Kh7kU5Tf5iOj+iydvVX2fJjwPIjcKyNQgwxq7msjUIM\
        MevPEEMMMSvmrDKCDDLILPKzZAcyyCCDTFwCcQkgV4ZSKKEb3A02JJQicKEU4USFYzGa1F6CDQ6HUuggdEd+JdbPJ4IGngw6utofuFCKODVqkq\
        TmiH7bG0pxoM9OC6XodOcuk16c+Gngh/ERnbtMOjQgGw+lCFwAShwLaZJIHzMk77vXeqMw1vEoPWagtau/ygJQQgJQgCMABWKIISZkBmKIISbI\
        h+AIiCGGmLAk4iJABhlkkImkIi4CZJBBBhlkkIlXA7mxeDVf6Obi1QzxaqGLVwtkoI0f1N/CJjwcrxYo44584IbO7xwSeTLqaEhV6OLV9GQylK\
        GcHNFve+PVDvTZafFq3e7cpGfEMJFRqo/p3KRlA7Iskigikgg4wpwID4EYYogJzCIEB2KIISaUjIAWiCGGGGKICdcDGWSQQQYZZIIiQQYZZJBB\
        BhlkkAk9BRnkimjZIBRNRcsqB3Pv0bKRi5aV4+HIV+O0dmBidDhaNhTCHYXgxDgXnBh7Mu5oQGe0KZQ5HiozSUdH9NveaNkDfXZatGynO3eZ9M\
        KRMGkY6CM6d+/ujm0ckI3vUxi5GGMRhamvI3XMkGxbr5XFGBtijIEjxphIR4ghhhhioqIhhhhiiInjJm4QYoghhhhiiIk8JygTZJBBBhlkkAmW\
        BxlkkEEGGWSQQQaZlATi+0FuJiXBbMMLm0lJUKQkGBdaL0Qqw3iS1I5jNgdC6yPljnwcc6BPDK1X0lOyo6H1xoXWB5EaB+NxfETn7g+t39+5Z+\
        2zkiDx0WgwFAOd3kOoODHFxAkS+8PKLWvN7XLbt7ND+/F0uXaPWwcXDG7xErq4BnLsfeASuIRmnoY2Ku/iRRSUuFRGNFdKS/x1qs4u1+zdUN/v\
        Gqqn/VANw2HtROL3D/bfZOJJyjryootoRINGRCOiEdGIKC404rXnY6b7AusmLuEGNKLpvjrhErrxNHRAIxo04hk1okl7YSiNTlRwnEY0XdCI8k\
        40IhsnsX0LkhvJjUmA5IYYWwNPgEvAmcET4BK4BMylT9wH/LG79secf9SbRKMoTlJ5jD8md/yxXKi9sprLHrlQe2PUiU6a8cyZnbR0diYPLd3r\
        UZQ9aoXnyq96rrR7riZ2JKSD6WLnj+w8aeLjQduOs/YjFl+7ae6ddfir43hIU4QUexnLxRqIpyBW3WptWt+PIIII4sFnOjvljMMLzPxNvwLzCO\
        cNYIABBrjS39P6AiZlk50MMcQQX+ltcREHtNFehriJcVE0MwM/bM7MVE2Zmf+ZdsjMTGe9QGrfBLp2edh0tsfA9IVwR36vEHHqRixSeFKc28Kc\
        Y2FiYWJhYmHibIGIP4i3AjDA2G3YFBBDjHkF8bnMq3ZG4nXLvJr30siMJmlgaptX89uJvlvdj3WFL4TpAiKOBmoQYIAxCCCGGLmNeO2yeF31Ro\
        lMJsNJ/ciLVcu3VpopNlUCDjg28mJbLIghhhhiiCFmY0U2VoQYYoghhhhiNrqFGGKIIYYYYoghhhjiG99Av4NbtYMMMsgggwwyyCCD3FnkLhbZ\
        6WAtFJBBBhlkkEEGGWSQQQYZZJDvALmLdS87WOcSZJBvBrmYXB8EQjeVXK/79hrG0x/T1ctyU9R2T+XV09Lvu5FoP1ODxWqgo6A3TIfDsRBJ3X\
        z7merbT/7PZD1waffuFMV94+wv3ZEveuAqU2RqGQSeDJrMvvcu23+98STyh0OtT+u7Yr8ZIdyR77dct9lnRwXn3rRguk5FR/ctEJ3P0hZdS7ET\
        3cuwE11LjxDdy44QXQuwuy3glgYEis6tIt8YcUuXvUXnnA+IWz6Sr6Rum9g5bjL9tZ3PbyTiJ3eSK9kTLrx1hesUTE8kiRDRWNVWaO5Tbd9Qzj\
        JKtBnaDDGJmAQY9Qswch3xCzEGA3IdYiwRLBEskX2WiOwNx6kZamOOsUTkzRSIc1ejME/wIjBP8CIAxjwBGPMEYQ8x5gnCHmLME8yTCvNE3q95\
        onrj0Wg0jMaTY8wTtc88CYU78uZJfKJ3EnvxBbwTH+8EKwLvBCsCYLwTgAHG7ME6gRh7CiMCYoghxlA71lBT92uo+b1h5Pup7x8VjeTvMdR8Id\
        zx1f3DOl2+vszc/bY342E4ndlLTtzQy+ys4TaVOclsk8KT4gJ2m8Zuw70CGH8Quw1gDE3sNoABxoHFHYQYYjxjvDaIIYYYYnz5xn15fb++vO5F\
        WgZajfxjfHm9z5e3d8keR/jyp+YP27mPVOe15X+owfBcO2OPFse48vnnb/vcbEZN8fFOc4/34TdS4VH2qx5l7Z7diR186WC62P6Rime78NZsIW\
        JVP2rT+n5sBWLV100cXsDh0E3WzYC4CeLGbSS/e4WOQQb5epV2mnZm/O5VQQMZZJBBbhdyTbfj9D3Q3j87m86nG9XtdkU7zdgor5/WLrvDavgf\
        ap/psRH1vVE0GulA1k3u3Xxoj+XhhpQ97D1cpytX7iub+au0O3LmReiF57cuZNutCw9PBERsGxBxliDGC8PyABlkkLHvQAYZZJBBxnG8DcdR9o\
        ZpmGo5FEc4jvI0x3F/oYaLW5AKCxJ/DwsSfw8LEnsMYixInCaQQcaCRJ2DDDLIIIPcZddUC9OcaypxTXP2Yc/oaJwGOj3CNd1bg8XeKnvsc033\
        VmjZNU0jLzq/aepjmuJIYpriSGKaYuhBDDE2L8gggwwyzjTIIIMMMsggg3x1/z/ww+b8f9UN/7+mD+9KNyn5bTBxXnupIf87ULnMkP+o8JTZLv\
        LtR7ew4C7iH9+TlVsYOGkLSeOZJt187/ILJH4viKLIn0j/iAWSfTW1TrofrqzWJfr0uEHX4MXVHlnuzbC5IvdiUNJo/6w9U7p2NLvI0pGvzrR0\
        dFcnrloBCXXrlxdABBHEbiFWvXaqVjFa0I8ggghitxDb4dDr7nkUIIMMMsggdxq5svL5bp3rbkQCgAwyyCCDDDLIIIMMMsggXzvY1ze6a+FOII\
        MMMsgggwwyyCCDDDLIIIMMMsgtyoGqMF9CLbpmcoEMMsggX7RAzl1v7DgbKDlZy2+9UEgVJfG4fvbirCqr1H1r2mNPop+2N9EemUS/Tbmi5rJK\
        pfKk6nZe6aw3DkM9jJQ57sZwP873vHzrxTKRcTqKj35YWnJTqhJkG79RpSmy84ukyFatm56ccNrGE7OXJ4ggNpiDaUTr+xFEEFuUPRiKzmWpgA\
        wyyCAfs41pFHZuu1iQQQYZZJBBBhnke0GuzFIR3QtIARlkkEEGGWSQQQYZZJC7hVylS4LulSQDGeTuINcILXaxWIQWnxQqOX8PLR5OtAxDndSP\
        lpwTWnyB+9MbjUScitH4uBvD/Tjf8/Kt54dSS5Ooox8WQot3+mR1t6HFRACD2J3wWkrFgNii2FVlOhc8BzLIIF8xEDTsXJo3yCCDDDLIbVvxUU\
        HYtZU1kEEGGWSQQQYZZJDbi0y8wznXb1fv8Q7jaJxMEi3rL+GuKuMdhHDHnqXcj4Xe3FLuaUvpwpOi20vpq146DHSs/PS4e0DXN/IUfOuFvh8l\
        Y3H8I3D5/q8MWGj6npQGLPyaXSRiwVdnili4qxOzqg0iiCCCeGy8Txy2vh9BBBFEEC8dexarzsXrgAwyyCCDDDLIIIMM8uUirzNLrLJ7q8Iggw\
        wyyCCDDDLIIIMMMsgggwzyLSEftdGj6t5+fiCDDDLIIIMMMsgggwwyyCCDDDLIIIMMMsggX8thDnXnNvADGWSQQe44co09l9xOFOy5dNJuM79m\
        A7dtzGbbJRGO/GCkTf09Z37NPldnyk0Fgk01G+oaVd6jb73JOEpNMpwcf4NacmOuVNtoPv1lu2Nwrh2CxqtjSg+VvENL3pe5VGjbInH34A3n9H\
        msf+Tc240FL/pa8p7/Q3rya5H97deH3vfiE2VIGyiCWBvcPwq8qud3v1vVvi+P8u734q+NfNF+Ymqwf2ZQQd/s0OEKWn4FVU+BOf0p+Hr1+bE5\
        9Qbse4RPvwlcRncuo7pq1ilX4l/7K+E07EZugM9ldPYyKrOSRacnShl8eSb8884zuITLXEKJsxX4YXO7ifsnO1vt8rB2nJF3Jd8LR7FKxeiQV/\
        Xe9n1b6l2jIdpMJ89jM8yxGbAZsBkQ6VwBNgP6nMvAZkCfcxnYDGh0LuEGbQZxszbDvCcmemyMCKpthvmlbYbVRWwGGbbZZlD685HEVzEYTnBv\
        bsBgwF7gCrAXmvrSv4qoBf+KWvwcLjmSFkm7uRBPSlQtkvBdErqJP5KwIAlXPROPfT/Qw2pJuLqQJJwu/nR/LumoIHTfpK1ShBfecFF3Lxt2vw\
        YsZw6u3sttJD5dZbR1LEN8n8SVckceGVBz/RcGyHeL3Hil0Rb0M8ggdwa5Orq0u/sUTKa/tlpvo10/qbHLzYWayvuvprT18/fECuXe4iV5fvw/\
        /7f3r8no2/BlkZaqatm3svXxt2TdK6J/NyjfVsANW3vkcv1DLzyTth6irdHWaGu0NboPpYqGQvYxuwcZDdVtDSX6UXADImpYJaKG+0SUMe64mI\
        gaIaIQUYgoRBSSBBGFIkFEMb1HkaBIMook0DegSEZVimS0V5Fod1xMkYxRJMzvmS0z92Qix0QOZCZyTOQyE7lx1URuvG8iFyh35CZywSYB8xwT\
        uZSJHBM5JnJM5JjIMZFjVtTeWZG8gVlRWjUrSvfNikTojtysSHu64VnR/wfJ/UMZ
        """

    private static let efficientvim = """
        eNrtVUuPmzAQPrc/w2eLYEOiBmlv7bHXqhKKLAcMWGvAsg19RPnvHTuPJhvlsN2usklWUYRnmPd8fH74UlWykKJz3+TXDyukueGtcMJYlOU5kh\
        0rGt5ZhJMFzlE3tKxQ3FoBGhLHsVeKdilKVsoW4ZzQT5hOZ3hK6MK/K4V2DdjmFMMvqFqlmeFO9ginUQhgbcnET827EoJuVY47sY2ZziEkngfn\
        WvVLrpjue4Uw4mONQhbTh5gC4XjjHzSau+aJWoyyALEblAqy+6V34gKjXosOZRVXVqw/PhxO5rO0TiolytMRcVNb9NfbmQGcxc53lC1rCXiFsa\
        EMHUaFFh5/BP9sdTDGLIyRzClOKJS9G2K2HSI+mE62n84ao+UgVelDVYK7wQhWVLUX+8Ex2ZXQuQ8SYxKC7I2UL6sWDjpCawgDXt5uhQaj4A0U\
        2VSsGZZMQnDkZNtOnrQXiSSOIQV5BONKGutY0XcjWMMKioaF1iKviuLwALMwD1lJSJrlqBG8tFHsc4UT2Z/o/pTArpGCLjorIHQrHbzqjawBpJ\
        tSG+e0zSaTWjqoFzK1k1aNii8nT6auuRYG+vGdc/NdjhlNCYnIFB5ojZ/Vejq9odYXJ9AFmFl3Br/7r+JWgByajV5/m9vTJl18LJJjkR6Ll0MC\
        /RcS290Fb3/39H5JjN46idGXk9gVAfmdxM4jIXkuiVGa+svrSnaf3C+JJbdOYsnLSOzKgPxOYueRkP4nEktwerL7mbfEZHbJ5adHLCY7Dfms/C\
        1Cyf4ihv/izugtPaK3G57JKdpfhffeLPaPiO8Se74ORvwDNvvMUA==
        """

    private static let efficientvit_mit = """
        eNrdWEFvmzAUPm8/w2eXGUMoQeplUrUdqp22XaLIcsAEq8YwMOm6Kv99zyRpQ6Y0oupaiCwO7/nFfu/7/OFHrq7TVMZSaPNTmg8PqOQVz4URVY\
        2i2QxJzeKM6xphb45n6E4mJgNjNrdWIso9KxM8YYnMIZRaW/wuuU5YxY0sEPatSxdVzhS/FxXCSGvnMzdx9g2cNEF2nsdmf/orr5L6TtZZO7lU\
        xYIrVhaFgmm+WqLHXQ/SqorSbisQJg5p921yFite1wKCXELIJvuVjCFGN0q1trkvd+Yco6IUGkUpV7VYf7zaR+mGV0vxqlD1wcXIPHe+XN/8+M\
        71/wGmzUaU1iMuyGVfrMQOqpU0bEEAqHYHFKF9ECHT2zsAEvwPO6yiWYjdADDBgY9dGsLKW9yimYvpZoDzEb4IojuFQhyh7W/JfI3RopEqsRuk\
        gpumEixOl62puDFCs1r8aiAdyRWKTNUIqKQxTOoEirWLEWy39eZrWAt+al0PqKkgGkH+WcqyZsEk7NCy8umgcqei1IfV3FsIji32ZWxQRJzpBC\
        PLFqvlHwFrXmIAGaWyqg2LC72C9WojcseeKDCd1oc3MMpUwjGI2qqdJ4/jQ4CCtHUNKyJe8jgTF9QhaD0/pMTtRck+IZhOgkNSPBj+KVImXgDM\
        kvcnxR0IKbhfypNgl7LUJaCxzdGzhGxJearFdUi3lBCHwyklDI+VEob2eb6UKZ6+pVRoL6nAm8cP8RSO+hQOaOh3pQIygRF0pALKOpAK9YhvGX\
        1/qdDxSYWej1To2KTi9ZJK50rBE5d2tQI6gTEdjVa88WnFOx+teCPTijrWgbVfFi8SjB3BycvFI5dwxOn792HqWB/2DzNv2xsr+urM2I+WjVLG\
        wQwdBjO4X8bn8SZTQ7/1+5UCLfCRUmBm2yA/U4pLcSumNxO/11/8XeVj++/DS+QfuD60PP4A5O+NTv7n08jYUuAOOKYZSuxzQjNAPhlOMYN/Af\
        wF4aWLyg==
        """

    private static let efficientvit_msra = """
        eNrVlU2PmzAQhs/tz/B5lPKVbBapxx577QUhy4ABK8ZQ2yTdRvnvHRuyTbOHzQGprIgizXh4PfM+svn6ra5FKbiyP4T9bjT7dCYD06zjlmtD0i\
        wjomuoEb85gShKcsCEomXLlCEQu1CNHS0lM4ZjJgyCwCV5V/CKVqIjkO0SCKM9hM9R7pYO/GVeCHfgfz5d8cG2LgkR6l6FW84qlM0SwMdnT0JV\
        /WnuKHsCfGZZrbh0tVvwz6TanxTtB5fOCLbncmYsDOsG6SZ6E/u3GtkXTNKh7yUBwo4N8Vq6H6hmFuuCTTD1fBQlhmqU0sf2ZbiGOZB+4IqkNZ\
        OGXz7zq9FHYWkXoM/eNJKSewS45eHEdINr57/up+g+3Pia3voKs33pbB/cmJfO5sE/1qWzdfBqXPpq3AVIMQpZuf1rzuyoOS3rxoeSWcsVNfzn\
        iB0LJklq9chx2NFS1Ec/nFQA2Eh+QSV80SXOZNRYiwxIW9N2LKhAfWJF1325s2ajcVTUCg9YXItfOLBQA8pPjU/bOTbXSabpaqGNpWWvjqg7MF\
        u21Lu1canQ/6OeN13UgmuscgZtpFCcaVyS2LsyKEg6Ycklv2cWLsDMA0uSB6Bhxufeg/aEyFzl/4UWrhVatBS052i6/945abG7Uz4ItGit0OKF\
        oEVJAHEUPADt41yP8VqhJUtB2+4g3icLfdPWcdKStULbLgHNXY37/Rto06m6hRY/eNLWAW27Hmh/AM+q3iE=
        """

    private static let eva = """
        eNrtXU2PozwSPu/+DM40zXfSkfa4t9Ue9rRSa4ScBBLP8JEXSGZ6R/Pft2xCMGASQiAhxNOdUcd82VVPPS6Xy+Yf/zygv/2WdihGgZu6cSItPj\
        8lHGycBP/PlWRdN7/Jn3A8XW2PRZpNSnDorLYoTCTZIF/DfeCsfJQkLpRoqqqSwo0fLZHv7KLIl2QJHTYSKXWDpbt21jiQ5Jk9JyVrd5du4TI9\
        v9PWReuELfhxyMvCve+T0r+gaIkRlKTx3s1LvH3irtkiJ4xieJCH/ISWBP7OiVGKI0k2FVrJ5Cfe+HsHDjCnHQuRjzehk8LJ2akr5LvVM2kZSt\
        PQwWHoxswhWph+7UBmkntAtPHrOKIVgDI1e/4uShxOKRU4pzyOvnOK6aPqxbQEbrUtFxOZOD76IrWVUhwEyr/Il38TUWW6xalzQP7eZQROHxGF\
        /ld2pUMbzrSWah9k9cMNCwUQ3cXuJitOjmIMIyfDAL2EuQUoz0HLxCEigTOK25ADcZQWB06XQAPdXMYrlEqnsk2M107keYmbntpdHMDh2v2Fww\
        1chb8XF6VusHNBVPvYzVDMXggVACE6W+R71QokW+ylziqKYhai9NB3nIJZ8Y/FboYe7sEgu7O7ArCGxTEiChBDWgU2LY+hCTEYpQfH4KG8U8il\
        9XPYu3urSiHVPDFih7HN+kHGtPKD668QBXjlFHxyqgx7aIfWrERdz/FclIJUEdFrfjPyYIdC8wg9UI6qZfxxwCvmzHUGCPr1myyBHENpQe//5+\
        9giKruLBGRBbExzXSA44ACMzAuJCBEQMWPnyjewNffBRcu4DyZZcKFBt8LNlsAm8lHLltouswwGf1a8FNWF5kho4Wu2OV/lswy04JYgswQ0LGg\
        ahjH4ooIF5+aTWj7jywt99hfk2aRwwBzZ+VtyNdonxKjADFCbQ25OOwTmWxcAmLpD9wAzid9xG9pH/twBES19ZztfulguC0lk3e+iJUAB/AIXf\
        8B13j4l0uUuYPHZrLMKr6ihLVKpYWqfICAXASa+1QVc66ZlmnboHPTms31mUX+Uue6ps6g/5GSdE3P0+25rX9Ypkz+1AxVt+bkz5k1m800wEqp\
        n1qopCJxQiw3PEDtM91SjSqEaAmnkHOxh6H1C4pAKPNBSmECdZYCnEp/vnFBZZrzVqCC8wSouoEKRFeAyvHS4x841AjEWHB9GjKRM3y+tcGepq\
        jHr0G0JnpO/tqjBDyUAQDZAwDl2+XWi8SmKpyMsp4ETyWC07W5qQ1GcjY8CO9u6D7tRzNdzXnvxIByaaAD0KI+8KN4sdCKAv7dxl3ry9F0uBZR\
        ZJ9odImnGu2Tk/neiMhy36vNPvQTJG2zDEm7BMC5Ys00U5+f/pcrnvpR3g9HSqPEFB/BQGNEYNFUop77dAEXpeLs/H0ybdFM0if3wer7H+ll8j\
        8Sg36WGHg9U70re26vvCbkyY715K7CCIx58Bo21tfAV9jYGViJoW9He8wFR+xRyO0mwL10zOASqoRwRETlHtQlAlN8L6TfOMADXJHJhKb4ehlf\
        bIqGHwcGpGHYrQAJ5wlA3hGQIG8WkBVGJdqAzyP77WGRmgTI93sPkhhzsymeb3cI3o94bFaT3/TnustN7ovXXhUylH8uj65GQER9YijF4Vf/oV\
        lmyqYCIWNaEKqKb/qkU2pxb77UawLmBSnH2WAUpi0Z5xxioBUnyJjqOe/bVAy79HM/hddbq1Bft1D1wzhiKI2ep4SpaZRYcEWjtxrvdALYHFkF\
        hnox5N+PxIbCt2WrL4RvaG0rncF55DNSnbUIRA6kuEeHWhoEkWXUmKoavF6mUZNIRhcM7U0iYBMHnDrW8pSdmKAdhjP0Vs77J60IXSZWSx2tLS\
        45SooxH900CufessvO/dHXPy0tAy7RZe4v9dUf8NtQH5BFsbRsQVcLSbyg7mmJ3FEw+Wq4M6mIvBFNiWNUubQ6LCNU/tKwfORzWqG1kNY4jA6G\
        JNdXWwHiVLm+zoq9R2W1FIzH1MbhVnUlWS4SdpHa8dTKErXFXC6tgsqvZNbMUcqOU4z8o2kr/wkSungOwLcjQnHfVPvPnZi2wbwUjxPJZqwpwK\
        FTOaqDhcBo+Bu5DCqwi3xE154tpCX2cegislywTV/abwwgb9FbXiRLUYw3UP9MKNs03SWL9/cNTkEyyioK3j20cpdR9AMgA7Vebd/ze0iERgB0\
        ID8iaRT/Fx8Wuq2aiq7Zc+3EV7NCoBlm23bf7XjJVD/spm7d0FnL5aS6Vy0QwGZdZ2ZXGk2TVXImjSrLZk9J06yBmR0MrFifypiYdU8TqyFC8Q\
        9rwMxHUDczYkjwae+R9mswWf1O5nLeK+G3LUGp+WH00bTCUTGIY6JpxOv4sFnPRCNHNIu4MJppfBtaHEcTLy2ZGMLIW6xnKdn4rVbdZKZXWvs0\
        zJWj3ecx2GaEOoCa5YNgml0pUDosSqmGJ9S3NDbR3QMQRttOD+H4LYxC8CZhcL4C1LzlzuR5OwVHebOM0ofaKH9kJyz3dstdur4XuvF7k9qVOF\
        ouv1CYcsKUoCmL7GjTCOhRjbrQDq227hsMsluMt/JWvx/F8HbACd21hD/amimqpZszvgFRmF0RML1qETEby+BGUXhQbNMFcgILfCtsMoumeeP6\
        ljUL6ddXk5Uq6qN6r1xtSogORONXTTH2BtVmRKFHoqpXBFW2T2qi2/PpCE8FKzRuaAW0JvcBVxVJHLCNl54UtexxUMFJD4XWSXfjBpdgrwmibu\
        S0Bk665mzQzoFhWLvUTMvuaYOXfL7qStw1jDC06yPeD83Wu6wOJVkuG7Ihrhk3A5IsJkJLZo7phwnOsmX9TQeXWnfPCeELEKzMB0PRpV8xFyvm\
        Ys9YrpiN7WM2dummP/GvtMaHZq/dk00mYhu4QR2wezKfsXu6pJFheqiRZSATSbAZXQNFfzXLaMwW0E3OTCK/N7mwlOF5kgrmEwoic+Ejoshdos\
        hlUd7Tq7xkoBW3Eoq4vy3czVa/DfcXrqpwVcu9ON9ihK96i6+63W8eM7TV9Hnhvxp6balAdWzbkHM8v/DTcJ0gF0EuZXLhGoLgltu5xT9tUztM\
        3uI5ItHVARIXxciho3HVkfB0OY5NDRkg0bE9rvvJdBSw7g3WT5YUecQ2u9HUQFR9YR+wsVL1NNDK0++EMne5zXuBhSG8dg/RHbW23VF1R9M13a\
        ll3je38eWMeJhpmSsNWGTl32NChat4MaHSZUKlLMrb8vKv2LH2DkmIE0rC5ytpHDmFnLqh6YBo6nn4zdobLbpuzMR/IZJ6eFL0Oe2NHF+CwyYJ\
        vBGT213nkS8AtOM8spg3FvPGHexTTBz3MXEcuGsMjRh2eQ99uS8/f3ouVveUMH5JH8++vidr3/qOgNPVKwB3ZjJs2ohbTxdyO9KZgoBKy2/usW\
        SWdBtl9yNAO6lxc4kd1DGNUZh40MkCc7NeTOt3B5iyRtJ5C8878rzEzTuxZoec1onU0inbSlFebdnI53GatJ65C9dOYlxCa+9b5HIc/7xFG7xB\
        YQquerv36p7bQ5rNTrfO7iFtKXOj9K81tHm82Rfc801vXxDXPBRwXeHu7xa9DvQ0h2ow0Jdfzdb9dQ5XxFgeQN/5agxB341652K8+7toxkTs7J\
        u/bMeYd/RQWr8qTSB8DAivaZ2PcFAqfIZGOB04DQZw5jVTN+C79Wu5BL7HgO+q0icJbx+Fm6Ecc3N2pWN+hRPej5PdxnjgKSnnBKYu1Vh0KQij\
        KtozIL4RB490zXv1y+UbpQB8QHKOpiGMCgGUndXu1l8apBgXBymX7P3WMXXLHkywwPtZMLweBfBEMFH7T+A+AMNyuBHcjbsEmTv6s9cb4+AcMn\
        7bblI017ovpxA/A6bHEnAWfu3DUT9p17aO/EEcOrOLQyf4fGBkT9ddq8O6HHLs7KVcF2gWoL4/qGuKnrCXUoozdsb0dcFlgen7Y7qq56lBumyz\
        Q+wNcZ63xdsHhwQyT7tPt30JrxED7IPQFqfi9YN3genUdkFobuN0XkBYbuMgmx1cZ6Viq4N7bHXAVbvY6qDLVgdlUd621UH7AbPY6KBzZzWujQ\
        44dUNTgdDUtzlo1t1osXXjNgcvQ1APX2t+TncjR5fgrwnCbozENvR21s8ZB3ulXX8bgfCsIbO7bGf9lHEzAeun3c26NCMz3K64Z2fmRDR4QLw2\
        KXgigdL/A/Gvynk=
        """

    private static let fasternet = """
        eNrtlU2P0zAQhs/wKypfuJg0H6XbRuLCwoLQakGLEEhVZbmJk5g6trGdrpZV/ztjZ7etViBt6aEcemr8auad8cyT5vUFtY6ZK+ae3SFNDW0ZHC\
        3KZzPEJSkaKi3C2RzPkOxaUghqLQMliePYi7VQCyqIVkogjOiqRl5l7YKVpOQtwtOxF0qmXQNpswSneILTuRdboYmhjiuE0yi4SchZITzyz5q6\
        oiGW/2L3QstMze6FdBshlYEyznTMaxWjrjOsr52kk2BbGhUqQWIcbRXIbzZy4mVBb5khtqCCES65Iysqum0WLRwJIQiHYTlOBcqRlNE1u/wK9+\
        dSC1owlPt21uFG0N1Djg9843u+AjEtw6R0oeSKVDfE3WoohKwWULagDvVjW3Gww7ITIpz7qHCcY6Q0kyivqLBs/bwKi5QMWoRVhkVBb5v1gvfy\
        hpoaxLud/eTJNMUP68lnGR7hZOL3/XhEeRxla4wWHRelt3gYdFHV/qg6BxMroVtvE2O/Z+9SCeock8Synx2T/cDCcMALUn3wHeqMHyN02FSk6R\
        aEQwXkeNsOdy4VcZksIaYIfRUOWo9ijByzMK+NFkdTjDyNPSj57Ayf+Ta48WEwa3DuuQkziLRRP7ypHxevOKwp3z1gJOBK0oITopoWDXsJqIKs\
        DK/h/eg7b5zTNh8Oa+6g/ahQ7fAjZHfyvGFyuLsCTTUAJuEtg7TrTuLBWyVfuME3Kpb54Lyhlst68IHXDTODi8tPn78MKgVPwWJwxTpDBfy4G2\
        WWduPHS79qar7zVZ5mcRbF2Xh8htbzXSravagYjZ5KRXpMKtoTFYdRYfeiIp3sUOGXmWT+r/gPVCTHpMKeqDiMChfvg8UofkTF5C9QQNz2Exq+\
        m+/fwXfzmKi4+MTKgawk+7AyHj2VlfQ/hCU5wXIgLOk+sEzHT4Xl1VGxSE9Y/AsWvwHmvNrl
        """

    private static let fastvit = """
        eNrtWVFv2zYQft5+hp4ZWaJlWRGwlw3dXophGLC9GAZBS3TMmqI0kU7bBf7vu6MUW7KT1k6aJvYMQ4Z4PB15x+87UqeffuXG/i3tD3dexWteCC\
        tq46WTiSc1yxZcG48Mp2TiKf4Ze8iEEkpiQqcotOVSaFbIT02XV4vKNTzytVv3uChmIme5LPDhOCIhTQgdxWQUNuYLVbGaW1lif0Tcz3Xk5Udt\
        eFEpgT1zrowgtl51/pyaEewhzb1/p3w/NbYUtRaKGfmvaH3Xq4JlihuDRsIgCFBYlYaBA2hWr5Qi/b/NNFnFbbZorY03UmNrmYOEOkldOkehHf\
        iN8br8wPbFTgIGF32xWxtmMq4Ek1padsvVCrpDcRWMnMIyYyuIBs+s17qM4bGicOLmyVnNdbbwmvBB97ysl2wuePeRTJlmRWDmzdg3qpxxxaqy\
        VLC+/PbGcxEr64K5aYFQa/9nDMLvIKS564eJdLt/e/f+LyeXei5qoTPBihLDsxk4F7cyA4GLLbbt5+q+OSVeWQntpU57/eMcIH0LUSj4MAZcu5\
        XzUq9FOoy4/MjrGxDd3aM6ncSA6TAhMdjqoDKdjEE8omQYRCQOEujtYDLdYJJs0ZDuosERy0quYAp/iuqXUucSHtdc/VGadzqD+RhYUlBgZsHB\
        KRgUgLIGoz16pQfQi1srNBr3pmvizVZS5eglLuKqFiyb37imcnrMiH9WqI5Tc8TxypUFAOUQaRwvICFwfThdgy14FEV33qpGR2CsxZwtVjMmYQ\
        TPyqIYdMPu86pyYAyXoCp1BYYdBdLJ0FEcLnAwc3gGUKaBfz3CKJbqXi8hGO65rI1lWalvMQCIWD/wscmWn5btLUaw0+HQ3HTgELj6ci4hPqm3\
        EDz35xhyBT5qA+N47bSv7iVrcqSTuTT2ND2ddriSyeBQrmD+DwNMXX2u7GTwHa4MifuBeCctp720vM3gb5BUpJdJHWlelmcLayuTDgZ5mZkr3I\
        Cs8SEVCgUJr27wB+tfDAp1VQsjeJ0tBjm3HBUHRTmTSmRKVp1bZgK/sjvQdob6SgzhfgyiC8E1OuMHpL1wqS2Yn4TQbi+QdXfTFIDyOmRwLl/x\
        QtWHMh4Y0jK+wBhRls91XtPZYUFC/085Rv1cER6aKzAlEBq4PfKSLE4vWYSHJIvw/5Qs+kSgxxEh2idCAq7GARkCSeIouBDhjRKBHkIEetk193\
        dN+oxd88yyxfDwI3abLfZP2ddw+L4G4CcRGccJvJ0O40deS12u+WLa2K+EEO8h7X5t5eUSzStlqK9lK9KtZ6TdOSLW/fcob4sbsFgVDO8qL2vy\
        SImlLVS83hs6IPHbkTJKwmgUxTHwMhqNEzoe4V2Q0DAYDzdEDXwaJzG9HkUEb8NhQEcJ3o5H4/E4DHfZi9jusbeBc5e9j5P3GRSNjqfo3pbeOd\
        jCizLo0CBKLiS9kPRIkkYXkj5AUhPSwznafKs46t1zS8uj0br9vPF6uIHwPKX6ekrF162Lx9de317p1fDvBujLV4pBN+pnzxN+ZkSh0eHlFldw\
        iS5M+QZModH5M2Xj43kw5flfvi9MeQJTnvbl+7SY8owP32+PKfaFz17b+v1JvkzY8z8k2bM6I9nkGDg/UF6OErKtMJ8bmpOzB3NyBlj+DzXGQk\
        A=
        """

    private static let focalnet = """
        eNrlls1y2jAQx8/tY+isUtsYAp7ptadOXoBhNMKSsRpZciWZkGZ4965kzDjfyQTq0oyHg3el1e7/txb77bvOqbzk7tMtqqmhFXfcWJQtFkgokp\
        dUWYTHS7xAqqlILqm1HCxxFEXeuJZ6RSWptZYII7pZI2/l1YozwkSF8HzqDYzXroRtiwQneIqTpTdWsiaGOqERTkchWuFzIZJvuOwWJ/vFreta\
        KKavvW+MwxN8jeVEb7iRtCbgVggXVFreuWptHVHaVE/ZCVRaadZIn0x/t3dSKX7zzq1Nz1tyykgpGOOKWFiEsGqkPHiEEo5YyBoccVufpDcgrj\
        eRDZVNbwczOogBpqhdWxv9kzw0B0tNXXkwx12mJIRHOIB0gkqUISeqavTD2y9hRcIAEq8Bb8y/RJNdi2Yj8n4m7qbuXpcY6ZorlIWad58DBMUd\
        WVHQT5oCmia0BJzU9RGccHVNzRpstx33LKCMZ8AS95oji5MZvgs9O4DdYbRqhGQ+TMGpawwnebEOr0DCedH5r4artlJnGg7ZNg50Z1CQDxXhGI\
        6FUBALtnrTLWqM1wWyLAtSNisi2F6mrw+qG1UWosVXsDgPsucOZdFojpHv95Z5trjAF1BVIQx0U67VBsJZx6uRB+h3en1EIYBMFhpjVORglpCj\
        srAfVcKh3fK+uPYY4g6toR1Mw7JZc1LI8Ts1HE+SJxsU37uT+p67185e2OfunN6SOzfZ3v7g4gAJ4QaOBwTcKdwCTpJHCPf/MbIknqXJ36Geno\
        B6isPzodimr2UbnZirBHDH+Jzj+Vs+5wkOz3PIz4TnQb8+UKFqCL5HBgrMUv9b9knD2PLyVxyD0slpeKcn4P2KD/nMqKZnQtXCLC2PMDXOp//i\
        0HiobqCJpz3fHkHdwUUcbmx0Qt28uUOn59GgXW1DSmvfL+3QCg7XnNtjjUHJZPohx6Dtuc1B22MNQo8R/38Goe2ZTEJ/AJsnNlk=
        """

    private static let gcvit = """
        eNrdlU1u2zAQhdftMbim9WfHtgR01UVv0I1hEJQ0kthQpEJSst3Ad++QrhMl6SoIYDSAYVtvyJnh+0bStx9Sl1x+18rB0f0U7ssjGbjhPTgwlh\
        S7HRGKVR1XltDlnu6IGntWSW4toJImSeLFNmRhg9aSUMKnlnhV9C2z4jcQmmUrLxyEqvWBGe6EJnS3zCh+0jV+72fhyxY1SulF6EuoWS16Qtch\
        SQ2D66zfTlc0zend/tpWB7z2gQwDW8wbAr0crgWXUWj24X5ipeC40pkRvCL5CQyzFZezwrXRYSdKyWXjYPQv9lbmzql/yEEZuOteygcQbeeYUM\
        KhVcEnXjkWWkChBTkGUWnTP6nh1ytZ/SqILObx5ygMng8skruLaZOo5odzp+F6uadED6BI0XBp4fy1rSbhWMkt4DAE1KQgr+cEi94fuGkx9nhF\
        UjwjoTMgxe6Cw2OmM55Fmm3pjE+R0RckitD9mZJyFLL2dRrgbjTAqqb1l3r0PtZ4MF8koSnN/IySRiISUMzCwwjKCS5J4VGfMRdu9YsfyWhQJZ\
        1zgy3iuBWuG8uo0n1sDh5Qz1U8nJw2VbcQPW9h0esapI0NSEBrbIyjqqTmdTwlUbq4YLW4yqDVLn42keHwMzWJWvBFkyR5uszLCP1CBxtxRC+E\
        GvAgYepDm5T4++ivsNvQjT+SMNaxSqsJm7YO+sj/TzFHACQagXOCx0HDo6byE4GuKIsJCB941cEiixJy3l/p2p5L+VF4l3RN04z6e3yON19/cr\
        rBxDneFeRb3vDs5nidUKePovv0NP2vWXlH5qh4tdku87vVzVEd381q/UlRHV+zyjarMs/Kze1ZvQ8WPhoRVvY5Yb2hVaf1do3vuRvS+gNFUrN7
        """

    private static let gemma4_vit = """
        eNrtVU2PmzAQPbc/w2dvCglLtkh7qqr+g16iyHLwAG6MQcZktY3y3ztjYPOxOW23UqpWCge/GcYz7z0mj9+grmXyXfsvRnadLjS4D3vWSidr8O\
        A6lq1WTNel6PRPYHyZPqz5CuM+r0YoTgnRVuSVtB3jCzravhY5VQRE4iiKCCxNs5FGtE1jGGdyVzJCweaNAjfBA1ZvQAml65cbFbS+mi6j6hVI\
        RbXnBNBhSE+TKWG7m3Jsb8zQI05Ug9LSw9j8IlqGArZxtYCWCsJdFC5xTQvCV+BlmGAWRmibTnvdWBE6VNpOxMTRPBkzGkPwFpwFM11Dkc5Lq6\
        RTASmk6YDQvgNkSrctDowvgkTOj9FCW2SMumPcuz5gCjsTDmdgfOrKNT/Ea1h6b6/AAUEFq4vs3Asjn8EdCXsCXVZeaKv9pIyCnc7hmKL8czsd\
        15whZ5Zlof3Dx8cXc30dNH4PZ52bqGsK/98xp465US+UwQpip72I02WNTgjrgWXsygbCC7ZP0pUY3p8om6GyfNQ1i1N+omoWz/lR0yxN+BXtMt\
        KOn7E6tMevcprRB8dPP8GAHDjb9Noo6q0A6XuHrxYlHZueCFJICr694MewoUFL8NgRO2ABzCf/71nvDEZw3qoQVb8RGssyr+v60wVhs/EMCSaR\
        Atq2eNsw12pBph+Mz2r8YC6Cn1P8YSgPauce6ZpFmAkSBVqh5nx81sQOtrCi+Pis+dk2zyKixHVe5I3dYbfj/p4NX25QazbcT1bETvOjrlnQCD\
        GDHNkOu2OylXkFd/NZxA7rVz4RWP2aV8aFclNGOd1M2bCZftsr03yi0IaA7Pyvdf0mLxGpt+und/fR/TJ6476J4/v5i4/my3Mfpac+Irtc8VGy\
        iJILH93KUiFWJhMs4n9mqdDYb1wqf84Nf8XmmJi7XdO8j1l+AfhAWeo=
        """

    private static let ghostnet = """
        eNrtV8GOmzAQPbefMWeXGpuQFKnn3voDUWQ5xARrHUNtw6qN8u8dQ7JNe+heSKJISEjhPQ8zHs9jMnz9Vjc+fFfhwxFa6eRBBeU8FOs1lNXew4\
        aswXYHURrpvfJAUkppJF/1LtQIkwFpK8paWlznETZdaLsgfHB6p5BjkdybZiuNaJvGAAHZ7wfnO9e0wsmAZjQZ7HrcgG4s2vTpaKJ6XeK67YwZ\
        cPjZXuCGQNMqC0UljVenj/uYjlVB0AXFlIZtQwGXLNHpy6t0mFhxHBPETNecpHm8KEnRYcTZirAMMTvjJRvxuL6IOKNxw4uzyYKkjL5xFzcMiR\
        W98sPomUgRY9hV9h+Y4X2asovLSOUY+IoaIw9k/s92viAxkMOTV/ji7F2TeLZjlQuaLE4Etp02u3hwlZKhc0rgAQ7QyBCUFV796JQNWhooguvU\
        CZ85n/EROocs4PnH+guvfymkl2SJQSrtfBBlY3u0iD8oHHVA06F6utLKxYU/gIBBQViPLkC2sqzVJ5ZQOG2u6o86nes/Vf3xLZ+s/nUl6m4rNH\
        qCoA+Hz9clS7RNX+4oEj6LZEKR8CdrEj2b28TEbYK8/X0X0DO4fdcYa3jfvhFjzp1j0s7xEN3wB+gmn3UzoW7yh+gmv7du+Pw5M/HnzF+64fBs\
        gwufB5dbDi78Ho2EP2Bw4fPgcsvB5SkbyTyR3G4ieRpB/AZDDyEO
        """

    private static let hardcorenas = """
        eNrtnM9v0zAUx8/wZ/hsRpuUMiJxQULiABxAcJkmy01eGquuHexkG0z933lOtzXthja0H3W7d5r84thfv+el38+c9f0XO1EavkLzM31xzmrp5B\
        wacJ5lR0dsom0+E9JNPTvmR8y0c5Fr6T14xoeDwSAElRF5JQ1G0tD0DcyFV38Ae4xDoFRnIgQZL6X2cDlOCbJpXTdQctgNVIEsxERJDDWuhauQ\
        sa5/c42h5neN47NOlMwboeVvcIybVutufLxjMyblZsTDDZHS2bmAs3qlwdnWFLhEL0qDc142pTGgl2kpnK2Fkw1KGhwMriK1bKr1cDed8LnUIJ\
        RRjTiRuoXV/FNtJ1KL2lqNM8mT6XJ4OFF5r1exXH3XPObM1mBY1qVn8bKSrsitAyO9kFjPrlosY70q48iz066k2Xm/wFjvy3Y3QcYKrASzbRMW\
        z7LhmGNxnSrw0pD30p4xYw6+wecf2Ls4FTNwmJnlFshSzuqNEN6Leca8KMsyTEzXA0e7WAPH6vmZqq+aPikul4er35CoXF9iMlpJTO4q8Q1nWO\
        9rGm+QHbpd6E6D7o1l/Fs3v7Pq4dOqTt7cJ92jwS6mu6/6cdM9fth0H/4z3eFRsB3N/M6Kh5Eovi3Lw2ESn2i+e5JvzfO7ZNe285rkePOcm77o\
        d+NbfgmvfTivJloEf7Fm1rJg1njP5GVpwvt+K+s8ZKOkXj5PP8gmr77idVS8uPa0/YR2xZ8qXzG+smNrQ3z/1QL8gY9nuQpGik3RT12NENwOyp\
        jOrSrwWmldDuLmBzp2XDo3NHHZpolboLJJq3TRze2gcVIZwKExbcGYBCuIXfKys0nnrHVBGo5alaJqJwJnz1ij5vPXa/7rYK6UFlMHYNDuDWd4\
        gzLorWurQ22DEHRlOJMM2yy4voucHr3lbzHzpXIeq2jNSagq/rjw0UtXp0rVrbHX4EyjUzQ+7AJZy7yCV8nBgC2O143hhIwhGcP7GMNHkJ0+fr\
        LJzpLq++6RJ/HgD5noJ7Hg2xSckuBIGechk/zfilNSvA+KiSJ3UnK6lb9OEvjGAb6TWME3J/Al8KUTEUJIUh0l+I52DXy3elpG5EunewSShL6E\
        voS+hL5xoG8eK/oWhL57fHr6zNn3Pvl+OiAbbV12GsE22Q5I7h6XkeL4XNY2oGG0e2+KjvYAf+PPckrv4z4DnHwuBExvPe8JARexEjAQARMB7w\
        kBj4mACdwJ3GOASvr3Q5K8P5IJKgkqCSoJKiODSogVKkuCSoJKgkr6lhX6lhU6n3yW55PEZfRGMaEkcRlJJpTcBZQsY0LJvxKYzWU=
        """

    private static let hgnet = """
        eNrdmF1vmzAUhq+3n+Frj4ExbhJp19vVtPuqQg6YgOoQBiZTV+W/75yTjwJJ20jrmgUpIeL4xfGx3wd/fPlWLPIfps6+Vu134z48skrXemmcqR\
        s2u71lSbZgd/yWFWWc5LpsGA/xtmyXcWJ10xiIBL7vY3BhV3Nt42q1sowzvd4+mRudxnmRpqaMm+K3YVz4coIlab2q4lo7CPmef4hU2uX9cNuY\
        2Oo545m2jSGhWRcJCMrWWrp3D9X+9o6zVWVKNiP15mO+KI2L57oxkB41ms1YP29o7rwtbMpmj2y5So2NMW+4aZxZxlT3jK0DkFEgybFzporDJ1\
        DQRAjrhQkgCLc8mAoeCvjdtnd3DfnNXihAiAIhJFcSfrmr2xO6EHRUHuFf+VB0WiepNaCbTHggJicq3HCWGe3a2uwzy6x2DofE/GxN6Qpt2Ywe\
        YqvWxUWZQv9ilpgGpHO3gSrgUQw9srYGNYPuyLM4b+dxAT3HXLFcfn7qbK9pbAoVBfegc6bBSiuomjwA+VNr4QtJJDTsiWMz35uqaCd/igaezx\
        naav/wDeWeFTXKVuUa/h0HxqOL71GIb8e6yApTQzna0MsSCFvIrGxwRHWlk9x8Ep7PNnd7ozRLbe3bOkXhMOPI9JwiaLBocIdOUV2nkABGNwoE\
        CHsDq7pOoXKw3o2aDA2guk6hcnBe4ONlKHxnp1Bve5VOU2uuxyz83MSulAFXlA9vi4CccPhMVZeA7QuUrDjwf9TzvyB2uIQKBnaNuv6n8h0n4h\
        mdHHByVN872x87eozup7yu0/xrEc/9l8x//0vXOLyPh3UJ+WFzFhaij0WAr/b++gECNFsMkAi7SEB5KHYzR8/AYRcILAdlhwe6RE+qAw44F3Wm\
        g4PufXGgrt/aZptqnLkLGCj4R1QM0wsgHyHurybDLiHBexEi0OpdQkJcXJ9DiJycRQhMQecQAhPGf0JIMG5CgpEQIi5MyPR4WyG7hExpcggnR3\
        sA2SWEymF2wMVS2LO+PNpTIGxRqAaIyAsgIsaNiBgJIuGFEaFlz0tbDxTsVlAv7Tx6S6g+Jb2dB5UjJngCNsAkugAm4bgxCUeCifzLrfgABjC+\
        7J1Ebffmp2BQQxh2i6VzjqFOwKCOYMDp5QQM6gIwyHHDIEcCQ/TmMCjZheFwVvs6DPg9cdh0RAMtjNDt0Ss0kBhpEBenIRo3DdFIaFBvS8MzR7\
        T4Ohcv0jDdvvPRwOErNNCOAt2uXqGB9hRIQ3hxGtS4aVDXTcMfOVrkHg==
        """

    private static let hiera = """
        eNrdl11vmzAUhq+3n+FrJ8OEpi3S7ncx7Q9EkWXAgBvzMWynzar89x0bSKCtqmbKMrKLEPm1sc/r8/iDr98Eb9inZ1SzhhVc80ahcLVCosioEr\
        84wivfDzD81msMcknjnJUK4YUt8iLiCU1EgfD90gqlKWjOWQINSF+OJVOKW8XzPCtmsoqYpHVVSYQR22bIqkqzzLZa+XiByRIGsOrPrtmiLSjd\
        iMQFhX1XXzC1oaYUuo/2Dt+9qGBal1ChG8Oxe6RMqu7pmhrFKX+qWZnQuqkekGtlK8AYLQyM7s9d4NbZSKiZjnO64U3JQVzd4tv1UT7EGuBgIN\
        csSUSZgb7oPBaypg3TokI4aPtNmqqGhjq3OnThtbKwdrZMGjtPpZHSiql4orbiGPYjF1muOxG5yS2rpqCS7XgDynf7/wMUdBhrNEwb52vd2Xcx\
        qJjJVvdcmhWHcCtFHQ+om1rQWaToIzDzVt2BAtWnjgSYtDOV8K2I+dFjond1X1xjVNW8RKHraf85twDTiEESgVIg2fGGQuTIBrubR9ZkIDwPcA\
        3vl3gAa0hwz1945G+PUWSETOyrKWfaNJzGaWaLlbHzm0CQ8EaAj9XSjpxxDQsJ7aEDaG/7fEamkVAD4eQpzU1EBXSLtCiKL2MD84Jx6JpsaKrd\
        P7wCKeZ25mvTYR46jlHsMIk1Cr35vW3WKE3jqtxC120SneN5S3U7MSKF4aDeGp+nMcgSXJQKOkVxPIt2szKeAYZoj08L+uNxDjeF0Dt73OsRE4\
        CgJdC/WZ4TDfwG2p3Z4SINCZ95N3i0IkP0wJ7Q32FrOPWwvYBp+1t/MDM3Z0gFq1mc85n/OhG1NOqUFUqIP8qDP40l2tu4vnU6jHx6izU32Ukb\
        uGV7iEcwwgPYWMKpe1E8egdXRcYw6OlBISHxJ1FBguCdTeNfUHGwcFVYjKKeHheqYFKe6bpHsI8JPC6LxcHBVWExinqqWJz1xneg450b38svGX\
        hrCdeT9UfvgvjVF2j3bXN5II9zN1dR5FPue56l0h/iOa1bJv5Tb3XyX9s7ejuHp9ESJuTOJ5NM41VYPexXWpS7M55it5c+xPr4r+oMGwY9pSPs\
        N1OLN4A=
        """

    private static let hieradet_sam2 = """
        eNrlVU1v2zAMPa8/Q2c1sxU3TQ3stmE7FLvtFASCbMu2VvljkpysK/LfRyqJazfLhgxri64H29CjKPKRT/S7T0oa8V66N3ekFUZU0kljSbxYEF\
        XztBS1JXS6pAtSdxVPtbBWAhIGQYBgoZtEaN42jSaUiFVBEJVVIjOeqYrQq9net5QiQ09ct8KlJb+Rppbgt7ikl8t72DqjMglwRKMB3IosU3UB\
        +BQSGmxXP2Bz3WmN2LddLtPtoj+LUeZ9rBMFEgBgSsPZ7iRIlVcduLGJp4W5joCep93F63Neqzpr1ty2MgV0TiMaRjvTzkk4xxPdpDcYNmQYlQ\
        V+g6qV4yuhO8xoz2AtVVE6jjYoqa9nrr7v1s50sk/Qu9tUaMgnmASBL21mmpYb4bZYj0CtyjFcN6biWtxKA2Gu8fsZEB9PpK63fPxw/cWDmVyp\
        dFDpzN22++WSkqaVNYlzoa3cnJUoqkxCdpXQGqTlhUNislcbHHyzFqYA7G7fk3gRUqgOvOC4w9rFUPIwoCF0dlT0eFv0GZ2DYVjROJTnwcWGkq\
        RTOsNAuRSuM5KneYHLpsMyZ8AKNkf03qwx1UI6uApkAwfAfox/RzqjwUIwTgvOXgox6JFdzPCBBCq4NQ+NLMIHjKnvROogtUlACSp1v23u08+V\
        sY6nTb2CMFt5+7s0aU3zFcL6Mqocigh21MAkB9URDRRqC8cQ0Yq0lOegWrJZbs6sqBj3zeCJsJK3urN/6sb95Y1DUOvg7saMHlwEaBoqfvk4ZS\
        5zXnYJV3Ascaqq3v6K0CRPuJlfzQ7bAiA+J7ZlOOjiB21ic8r+eaPo3zLmrHXhi6U91qcG/clTtBlFD7XZzxFGYbDPaHRkjjD4gUxp9JtB8vRq\
        9vR9X8OARYc9RdS/jnS1H0AndHUK/0D2XGIeEz6i5BfDeqzlR/nrPb0mPY1XM11HbP+nyepUfXuSGC+PavECbFfPoESk8GqEOCT74nX4E4tbtQ\
        w=
        """

    private static let hrnet = """
        eNrtmV1v0zAUhq/hZ/j6UBLby7JKXMA0CQQMicHVVFlu4jbWHCeKnU1j2n/HTj+G1q0tkCwD5aKqfOL4feP46Tl237yX8+yrMIWqrSz0qbAvbl\
        DJK54LKyqDxufnKJnN0QTOkdQsybg2CIhv6jpnieLGCBcJgyDwwaK2ZW2ZsZVMheuIfXCuiilXrCwKhQDxy8VwaVWUrOLWdQtGzc2Z4Knr0Awq\
        ZzLh3tKir7iUieuoa6Watr0uV80JoKIUGo1tVYvbl1mlhWVXYewepBkJjdHGQzqViytezd3FGzQT3NaVMKzQ6hqNZ1wZcQtoWkuV+ut5kQrF/C\
        y4hrEiZ1cytRkaRxRcm89F6K/4+XBda+XmYxxC055WXCfZMjBVRXLBGudj9O7Lt2+fTk5Pjj+iZVd/1U84nSwCfq61UD4U+disNoK515IVzhU6\
        +/4Z3S7l8W55fF/+7dmH4w1leEA7jIFEW+XJhjy9L0/2lH/UABzirR7ohgdy3wPd28M2FxDSR16Gs1JWwlZcapE2BCR2uSjBM+RHuUF1pdwNTj\
        absayeMunvtzLPX68X7ig3jNdzJnV44TpK7UgsC7WgYYymUjkFXnlSPEKllwlGRwdO3xHGjPzhHu/8EA69T1kZy5JCX7o7/Vf4C2Ci8sG7BiDl\
        KNPGz04urZvcvf3u9tq2t8kvqDOTc6X+VeDDzdVG8JMAjwE/sNIj2CFPdsuTPeUfNQA7fvPobg90bw/bXECI446BXyzf0VzVhV6R1CIuvORuQl\
        7hUbAv0UtDz4Rrdon/VbRxb7n84TX9B7mctIr2n+Vy3DLaT5fL1yv42dHtPT0DwI1K/wpuaHYNjRk2ldwM9ftQv/dcvzeLelTyNFVixZcVjhip\
        m73xAiUCOI79Z/JbJX4z0F0wHAVdEkqCYRfdCoUkgCjok8LGgKtlg34xXNsATINOOSRB3+mN4AGeduDZuRvsGp7tG8Eng2dlA/BB1C08vdeGdM\
        g87cBDA4h7zTyNAQijnjPP2gYQ3G3mob1nHkoHeNqBh0Ic9wqPNwDhYdQzPCsbQA5wt/DQ3uEZ/jlsCZ4Yjno9eWgMQHjU89HD2gaQuNuzBxr3\
        D89wpDeA9R+C9R8d6kVDddgOh3ucCXQM4q7jgKci8c4HHITdFohRfwXiT24vDe0=
        """

    private static let iformer = """
        eNrtmE2P0zAQhs/wKyqfTT7btI3EAa0ArQScQEJUleUmTmKt4wTH6WpZ9b8zTtJPurRdkJayvbT1zNgZv/N4kub19btC5Uy9uEclVTRnmqkKhZ\
        MJ4pJEGZUVwv4UT5CscxIJWlUMLK7jOMaYimJGBSmLQiCM6DxFxhrzHGImvoeDPna9EfYGwbRxsFJnxuVhD7sBbq1Ua0lSVdSlcTnYwT721p6M\
        0ZjAkkSxuI40L2QX5eF+ExUVck4UBU+XapLI5dhbLdMZ3CYPVZTGwBB2LGdlKanOts2C3jFFqogKRrjkmsypqNduGmnShMDmpbTev/3wpROg0l\
        wI2iabUFGxdvtzHsFsWQvRjPVduRxOMSpKJlHYRC9e8qQpC8mgMI3sKERdqeBiN7dUpWC6b7UOJ+MAu2MP+6M+HgYjWKyTOpwM8AAHDnaNcVPp\
        sNHQBefSsUfoLsiotilz2McbIpvRA0KFLnvlBAuMZjUXsck3YVTXipEoSc2wqDXExyBLm5ELVYUaogTE00ySin2vmdScChRqVbMFrAVTTfA9qh\
        VYUaZ1WYW2nXKd1TMrKnL7KqupvKMy/ZYxmdq81c1WTDAK/NpxcStFQWN77ljjpZtkFkgG4mYJgYUIh3yR5nlur2phceneQIThnVT8B2xwMsRD\
        ky9XlSZGIphUaZZb5rdrRRDdlI8nHCoH2YLIVvNhToyAjcsKlkE51zAuFE/h3J24MZMRLSFBCecXJnbmsHctNUtNkWTau4J8PjHdozLufVZwrt\
        tN9eCr97GYccF6b8oSEuqo7ZbksSGPqq98HnoDx7XcgR+M0WK6RlQch2h/hIFSaAWG0k1CTTPw/TWHW4COzBE+wKdpBL/j0z8TAMUhAMUFwL0A\
        escRuL4b4YHrbSLowy2nH+Dx/h7pNkT80wxemPiFCdLdhVl8BnTg7WeGtsxn0rVWSh9sXxs1+fNONtnBdjVqLgKm6f+C8qkkP+Gd9pw5PhrjC8\
        WPoDg/hd3uv8wuu573ALv9Z/SUmB/iM788Je4F8HFt9ElQPOM2mh/bRvNLG30ExdVx7Hbv3obwCOA5u+y64wfY9Z9RG60O8Vld2ug+APVJAHYv\
        f3cBDP4qgP4WgN6ZAKgPAagvAG4C+BPGdFvT
        """

    private static let inception_next = """
        eNrVVE2P0zAQPcPP8NkbErdNm0hc+BBCgr0hkKLKmjpOY9Vxgu2ULav+d8Zui7Z0D3xoWa2iHPzsmXnz3tgvP0oP1/KLf3ZLBrDQSS+tI2VVEW\
        W4aME4QidLWhEzdlxocE4ikqVpGsC17leg+dD3mlAC2zUJaD/6YfTceatqieEsgLUcfIuh1YROaIE5I6i6ABU5zQpGJ4spneeLuOP7jTS8UzeB\
        DiXvjcB41Zs3n1/3ZsvqWMj0tuMadtLiEWOSV+BFe43gcR+Ev7v97u2HTxHv9MAtYLpQfErDd+Rj+7iDrNMk/YkM4NtzWDuujPJ8C3pENJNXaX\
        7ocqsEAmbUOq79bjgtl5T0gzSkbEA7uX+uTj1xI288B+97dCFqTEpyMgapb76BXSN2exKxrBhlNKco7EHCspqmdJHSLE9RbmR4rl8ZzfUKNCa+\
        lJKSFZiab6Q1UnOnvktSFghaMKI9CEXKNGGz/R7RUek6ZGwk+NFKLpp1WKLpKEmN3Qc6SAUZ4uCQRmNjSMXJr6M0Bw7ejjLkwtBw+JaMNjBDIm\
        3D23HFFVYgXnXdi3tEShwojbWyDQaE0TtSruZ0Hgoq6zwX2BrmcF52SYrnoqyqUTgLJWkl1EkjGOIaCRuH0QQGEK28Ynh8v7xwZwVO/rY7YcTZ\
        PLZ/tCdjC8pmOZ1lDC8Pm144dI8tjy526PlMbBEvg/BhGorZQ4lP/5oixxcEg5SJz8+B1yQ+K/gv7/LPkvScfvCFPdj0uA60/ofx+eWBfArDE1\
        t+lKvqldn9kdbFE5c6NPx/lP4B4lO2qQ==
        """

    private static let inception_resnet_v2 = """
        eNrVkLFuwyAQhufmMW6mLnYUNbHUB+jaoYsVoQvgGBUDAmwpjfLuPdymHdKhaweE7uO/4/7/6dlJHbLx7kUnp/Nrc3eGgBFHnXVM0HYduGkU0m\
        JKOgGrOed71oFxQg7oiKxLqaIPImLWwHi1CPyUw5RFytEoouumwKP1B7QieG+BAc5HKNT5OAqLJx0JHjDLoZBG/TzqkJbBvC4IZf6WR22nRaf0\
        bCR95CZrlzqfwrXcM/BBO2h7tElfVuZqWsTFtZiL7cUjtHATCX0j+2MJ4wxDL4bpIIwiYTbj+PDLrCr3wrj6jfqMW0Iw75q616zZ7cqhfWQJLM\
        gMLa+2u8cNg1EjbdjxasO+DslSVjespHcduWVbIr2JKQvp3UxblatRosZqAezTl+kN5dVeC8KW4nKJhgAGlIO+byoOF/Z3i9QtUM3/1ur+svoA\
        GQb6aQ==
        """

    private static let inception_v3 = """
        eNrdVMtu2zAQPDefwTMjy3aDJgJ66qk/0IthEGtyJRGlSIIP12nhf+9StlQFQZEckksOhMEhOTs7O/LX71aiT9rZH9tPf5iHAAMmDJE1ux2zeR\
        DSQIwYGV/Xdb3nO6atkD1YQrZlq4LzIkBCxutqvNAZdwAjvHOGcQbHjhUU8kkY1+lED1swEQtoXRiEgUcMdPMASfYF2Sg2H6KPI3G9Hklkmq8H\
        NHm8p/CoJZW32Zhxnx79tN1z5jxa1owlzzd6alccS79jc6xhCxeKkKyNYg3ZETAF0BaVkG1XkBwMXe9T8rFZrZT7ZY0DVfnH5ILsKxe61eAUmr\
        haVhKdc53B2zU8wB2sP1c+9VSn1QZZU3RyFhNZKJSWaUL6VvT5IDQpYUkPwxPGKh2FtuufbL5XyCwNbyZ0Och5B6ROJ5QpB8LYkoooEnSlyEwp\
        c0yOBkOtXZ3j9MTnJKL+Te93W755eCiL/E0Yk1ieXioOlJPnaKtPZOYSn+kpdd4ZKKpIzEHLTKuIKQHzxZe6uv9ydy34D70Qj/tiPb2VWMjo6Y\
        BAXLu6uuPXtS9Oq2fYMuhNCTpnBg5ohGvbiHORC1Zcjk8hhVEGPTo6n5T8T37d8/vJqQU8WRJKP84eSfo3+tkosQaxPW2rEeSXlOpWU08Na4sn\
        hgJvY+kVPMgebzdVTfBCxsTugu5oEmNur7rAYxDLqFwQrWbp1qWpwzNffgUxhTGhl6+JlLVd+ad44+/itcn/byRfPffnM3qzaZz55MrLHbUfsC\
        NQH25OncnOvtjUe2rdn2/+AglkjwU=
        """

    private static let inception_v4 = """
        eNplkMFOwzAMhs/sMXwOpdtAgko8AC/AZZoiL3XXiDQJiTNpTH13nMIAiYOl+Iv92/6fX7yhyDb41/ubC0RMOBFTytDtduDLpI3DnCmDWrdtu1\
        c7sF6bEb2QbU1D4VhYZ062J2GbCvsUok7IAtpm6Tq6cECnYwgOFODpCJX6kCbt8ExJ4AHZjJVs+t9PinnRaNcVoeGf8kSuLHU9nayRSb44t+R8\
        jtd0ryBE8tAN6DLNK3s9V5/qvctx0MEfF+oixboeugsMhFwSaTMcl9QhM3md6b2QZ4sOOk6F5lmBlFTPLjAOeiwHbUUA2E7T3d+RDQ/a+vWbDL\
        F+sc1+kLRt1ebpqYbsOxHKvru2eVDfITBz/49VL68Cj+pRyGBTZm2CP8nw7+Vz0zYLUV/X2sGKfR3IW7y0nrCa6cRBn0UJMKIZ6XbTtDDv59Un\
        zgG1Lw==
        """

    private static let lcnetv2 = """
        eNrVkkFv2zAMhc/bz+BZcxx3WwsDu6zXohgGbJcgEBiJtoXKsifRGbog/320nK5BT7l1vRjgM/n8+Jlf7m7viX9W7w4wYsSemGKCerOBZNATqH\
        VRbtUGLI3cJVCbSlXqs6q2s+iCNh0Gka/mMky9Nh5TIlHWZZkHWz/s0OtxGDwowH0Ls9oRWt05ayno5P7M36lucj8a1h4fKUp3CMV3uvuRJ8IQ\
        +/MXX5FNdy9iZfN7G4dRR2SxKpfILjQUKRjS/WBFbtAnWnbZOyNCmLzPNT+OT+VWwTBSgDp3H997E4j3ld5hImGU14MaTtQkysNvjK1IhxOwWo\
        CpJ1z1P1xHBbvJeTs3NoQ8RdKmaXPpkXnmQL8mCuzQQ81xIkkysXbBStjZqlRrMbvaHsVLRmfpAFOUbpAcXaO7aaedfAHY9f3qPHmRkrditX6Q\
        zvlXLNDrzbW6lo0bFxNrM4S9DCemviiLXKllYdc4wV6fFwq8xApJTABHNB19qIpS5CG6Vu5iydUxj6lerVrHEk48+9U3tNbT8jwVt2ILR3XxMm\
        Oe+s/X2T7fjpcLufh4qk8vrufmVa8nZ39zxFOP3l9GvCyuXxL/+KrEc/Y3Q/wv4QYY3A==
        """

    private static let levit = """
        eNrtmM1ymzAQx8/NY+isuoAdCszk1mPfgGE0AoTRWAiKRNI043fvStiOTfPpaQyuO76YFax2/78VYnXznd1y/Y0rzYVg+acH1NCWVkyzVqEojh\
        FtlwolCUZ1wySKdNux9dWNferPm3m1JIr/Ygh73iLBYJAkK6lUCM/NpewqkgmqFAOL6ziOMbIqZTnJeYVw7IZeYmwrdt9bfOsmZ40uzXA/atyU\
        jObgJJ5bC9VakpZqXsPUM+u2Es3AojSrSEqzVVpLCFF2QuzMSrc8Hxr1fQMmpFwf2SjqO0nqxli6VNGqEczaaaaJoPeshZGStjlRd1yVaBfX3v\
        jWfacYyWp5i3BBhWLGtBR1SgVp6lqAH3q77Odsa5sGxOH0WVhLQ3U5MAORbC+BvA/eXu7o2cnWV8LQI64XAEGLA0XosA4ggtWdRR897AGKgECA\
        vWsfzwMAs8MUuT7eoxLFCxxggIU35IwBfskao7TjIjdeC0Z114IMxdJeCtCKSaLYj45Jzanoiw1C7zThMofsjGcHu9hL1uAJHjSGB9S1cC8y4h\
        ek7FLCwT/SvKq+7BKdFSkEqowjdwV3FvwnpMRlA75twW7myqy4mUaRMwvNbS08Y0FFtiRm5r87E1wyanBb9XjBgW0UI5P945i5spNuTSCHgCyk\
        gukQbWhWss9Qmmid7CFRH8jEx8EeEg/Px0SizoVJ6B2BJPSwFwRDJHPvEMkcX2N/Kqsk9M6ECNT6+4lsFgi+tq+lZ4kMF8mYRCDk8yGSD5H8fR\
        KBXSuPuymkxkWHPhjOR0g+UPwVdUGs99f7RmH81Q9eUtnH4XQ2aoj5TAoeIiUqODWVJ4of732pgin491cDyPfmV81Gamg1vIN92F8c6m0+VrHr\
        v0XwS9D3idJ+UWJ/4eAg9F9RGNJe/C/pZyTP3y344BXytODe/w2U907HaHfxY5/fH5yMsqtusz9yazUHEpvxuE/q1JvtNoFTt8bTwqfOnN/J2+\
        gp4Tu6t54IvdO33BOid3wfPh1647XnJwY5ka+NEXr2Ca2Y4xv5iayY6fb3l7mcRm76L1b0iZ0EXCyHMY8HLkj035tGAsU=
        """

    private static let lowformer = """
        eNrdls1u1DAQgM/wGD6brPO3P5G4cEAcEC8QVZY3cRJTxw6206VU++6MnZYmFCr1sKJBOc3YM5mZzzP2+8/69FGbnps3d2hghvXccWNRUZboJG\
        rXUSmsQ1e4RDUf5qJQtOqYsginXlRjTyvJrOWgiQkhXtlKfWSSDlpLhBG7aYNlx1lNg3PYWsZ5usXxFgzCT4weqGGOI0yi4GMw+it9qg6agUFE\
        CzX/PjBVe53QCGchMkiPSnbLDcSgVPSBuar7AsqkDuGwys2XPzFT25OwXVhsRstrWml1g7AzIw8GzqmlRHs5PNUsorCO93QZXRLy0CdlWT9Ivl\
        iFyqhRyllKrdHj4Gs7sbgRFX/cU7vb4UG8wkgPXKGiYdLy81upT00gTI8EIAdIqEC/wEPa1ydmWlDezZkXZbzFaYK3GY6TPU7yLXieHYKiJDiG\
        L4UEzxgdRyFr76LhzI2G06ppvahHR4WqIVx7b5L4E4MaCXXiilr+beTKCSZR4St4Bl9g6jffodGAFkGEXUO78UgF/AE50febeVaRUPE1bKrCma\
        ggNBIdcoz8uaNW/ODga4d3/qfCWDfhLAKSiEQT3KkuohFQkGIuYCQhdmXBCWIDqzr+LokIqLURLTTBFGLn3GCLzaYVDuIEn/2GSceEiQ+H3WG3\
        eaz2+WqBJL4EkhznfuFvR6sotzh8/5ZbvGpu+cvAJQRnBO+JH3WAkPwZnGeCFwMSLFOSedRkDUjzNTNNXog0w9keH+D2OkAd99l6ka4RVvoyWI\
        upifM4+Z1WqNw9raeXdZG9/uZLV9x7PL7EOM382+uZ3gsvuemdhB8fcg+KV86br/n+5MlF2ncC/jzWVTY3T9YM+5Kz+j/hu77h/RMYZGnp
        """

    private static let mambaout = """
        eNrtWEuP0zAQPsPP8NkEO23SNhJHxGWBE6eqstzU2Vh1nGzsbFlW+9+ZcRtou8uKUmDDo1KkZuLHfI/JuH31VlZL+b7zz25JI1tZKa9aR7L5nG\
        gr8lJaR+hoQefEdpXIjXROQYQzxjB4aeqlNKKpa0MokdeXBKMr1fgSRs1HdERnMD0EdYWhWUr5LKaj6ZgmkzQ8sXVbCSNvVAtreF1V0QXevINw\
        WE7m/stja6M3ry8+hHhe22vRSq9rSCgK+aiPDWSsa9vH4yg9/CQ4bK1aq4xw+pMidIIR51UlKr0SmAyhvu0Uho0T2movrqXpYKjtjAlY6o11sm\
        oMxEIaW9ht3YhG+hI3hydsm1MIH0RKJVeisDB3pQrZGb9j7Vrn+5v4m6a/XVBSN8qSrJDGqbvnFapWd14spVMgXRCGZKRXE5Zeb2R7CbHbXo4M\
        5BjTeIJybtXI5jye0jhJacJjOkmniztKlp02K5xWKOm7Vom8uMRb3E3bFaSIExnlNA4rFUZ6r6xw6qpT1mtpSIb03cFaMBUH35KuhSiBrMpClN\
        1SaNghSP3yAEmkLV+jCZTDzRoIB40w9Xg6xQt2zAPPuScZqE4Jmq8fNkE1SaFbmB90yYKyEX7nqBXypAsNXsqCDFGRQ9gAKutgASIbmZfqRRwx\
        crc44lk0pnOi3ZzE94g9xje959hshJj2rA0gE3rkz60N6L4Ps+0cWyCcA9dmXL1gKd0rIyBFmw7V2Bkx29ZgZRryxA7oOY7cRiieMNiQx2tR4M\
        4Dsgb9cUAtvPruoToChG9HuBYPw/369AhuuK3qFWbrrjrpSnLIAbiOx4NgIRBwqpz7LSjjfBrz31n9rqxbf1r5A5bk/PKPf079D7DYe0qDLRLG\
        Ti1yFs2S3egnawpeGvPLm0KMPeBfccWO0T/ZFBu9Uqea4vGT2f+TwrFNdhz/oTYpVOXrk1rJbN8e4ynd/ZJCXE8oRcAx3HP7ul6qk1jmySBpRh\
        zDZdlV8Mo+42V39KfAE/IckAyc6PMayxHXf+EhoicpdIZxwsRg5fTa3vx4DxhO1SCOwRVNSKRP8btZ5kAOdIG9g1hKRzGFRpCOHzyEnVdALGKM\
        8cEcuY504ynD6xv/Q6D54Hpc1YQmP1XVz0jufes=
        """

    private static let maxxvit = """
        eNrtnU2TokoWhtczP4M1ZUEqaBkxq7u+EbO4MZuKCiKFpGQa0AtYZU9H//c5CWiBWn4goOC7sLtMIcnP5xxOnjz5rz/5ev0fL/nHL2XJIx6IRE\
        SxMn19VWz3XXlTXxUveLdi739CURkbpQmhZc95GCvqUH4NV4Fl+zyOBaXomqbJxHd/MeO+tVwsfEVV+EeWlRMtllbEE8pLG2jblCVP5jvJ4sOz\
        6Wu48v30e/Jzufn6piqLpQiVaRKtxO9/2guehCKxNIuKR7VIi6JMlbxe9PTZyvMdZfpLCRaO8C1ZL/oigplwLMcLqLIvpqq/MHU4Galjc0IPcM\
        QymctmoETVUBklzfyF/cNKyzF9Vf6gfOXnr/RDP8eJCKxPz0nmytQc5d9nHqdMXO7HQlXsRfixeXgxMyWYyZ8oI7Fe8tCRLeEtlOlooG2TFqtk\
        uUqyKqvKDxGFVJG0U6ZDVXmPFqtl/lVXlWUkrHARBRa3k+3TsxzyEmXZxEnkOcKSrUKlcD6pBLK/NsWiTmOU5Cw+w5gHS19YB35dcsfxQqqTIr\
        s5SUJL8Mj/uX1smuTznyKiS2KxuYhK9pXq+atNel51bcAMlcaZl1gf3F/RwJrq4kkz6arCje8ivTGt6iZtxhN7LlOYU/qJRmhWxjRJLPMcjd+q\
        kkQ0ll1Klldl3UOjwpoLToNmyFRF/mW5XhRvO+D7jipdFs8XUWLvtHpaz70EOQ9kvTXZfYv/lr7vt3ok5NSKN6lpbl+p6Zg2dCZ7J0o8KuO2YW\
        V1Pr2Q+jQfLnJGyQHkOaWEcGFlQ1QWbtuZq5gGlj3/LKeWuim7/VQvpf9/20vbX/e6y/yd98bccxwR5kWmKUu1Et77PLFkYSiLDyqScF2FrncF\
        T1Y0I/KudX0qvLxV/L0SYeJxPwcJXUqXyDn/S1lF+WhxvTVBwgvl1MkelvWZnWJLTi9t8EJDNRCcGuRVGxhq/kmR4OylpZ2Z5fQ6Vsdv8hE0Yq\
        yUANOUGgP5t04PT0nmuV7aZLLaA9emZJ/IGMbpaFhyey6e2EBTfr8VSRh9NgbD8aUwfKUxZ47emiJintVFSMz6sETEPJsyEnPpVR8UCxP+OBMj\
        UZGJOUzvkYmbJi5DsSgnQMUaqZg9swEszpNkGU+fn9+9ZL6aEa2C5+hTPiXg4fPyZ7KI7PmTF/B38ZQyJn6mLhCc1MNnOW38BXeeP7SB/pSVLX\
        4KCE7Pu/Cy4s8nbo6GL2PNHBB/qNZz16IHWh4NQSXxgmDvnkH8STXVf3QV3HpD1KafRtBhocNCh4UO2xkUNqbDVqFhh5XYmpkIFRYqLFTYoyqs\
        XlBhDZsLXfDJKRVW74kKy66Ats4mKjNMVY5wXZO25muxLXOEFgstFlpsO8CWsxZqbAmHV6mx9RPxld7rKVdosq1wsXOqLMDYMU32mE7Jyjol+2\
        G5SfeUS7VSVZuoYtHRYarrE6a3I0SG10iQLyuIqhtDswadmnKETg2dGqKjJZ2aZi106hIOr9Opaydibm2GTg2d+lF16jPlVw+U6mGfNc1RY1yl\
        YSltGVA1oWpC1YSq2RFV07iCh1u7LZtoKtNGEwARQAQQOwVEOW0BxAIQZyF2F8AxC45ZnePi8X56EMesAr2kb5bN2EQw/aRvVuG2Cu5ZbWA55D\
        R8bPsKLGduARtngyKWh+pINeVO38NYfs3Z/Pb1FzaA1aC7Pg6lobx2zzzaSeU1peRVymtlSnZGeT33nf6GZMTKEcj4kOprgV9SfXWNofYynI1O\
        qa+F2y5VX+8M4EvPbgzglQK9dBjgWPgHvoHvfii2UeAvYZftvEsUXvmvJiNNBIARYCyBUW6tZYglADQCjUBjq76iZfw8wDasbyrcJxfZbRUhUR\
        paYQv4Gl4Qd+YFkfXJaYkihzQkyj0bkUv8kmbkF83QhWkPT5mRSzd2PUxNWhkEZ8BGMrwa3NWrwePsIysRqCevBi1ILlaKrWa73DaMsyQX67Lk\
        UquPqN69e6U1JD0TUhtSG1IbUvtGUpsIdEhqFyn7OkxNPPR5OwfCuuz29Gs+OeO/VzyWkq2SAEq3HjaHYUThAIaBYWAYa86H6AhXc3gqAo5YIu\
        juEsGOs/nM0R1Dn523StAXj/N1T/YMyR9kbYDy0yg3moUEvM/7CHV5H+H6bpleBpnFnSfG7NlYt9lxnq/7sHuI2kEK3Rk1lZW47brt/EkZf32O\
        H7GXt2C/YznRNeI28ZyshIfzK7RyoqOmX0rwvG53GNWJpsJdQ/xgd1UludH2mXt7PN2H0OBe4oioF5eb6c0vKzJ9Mhq2KhiqrylCMEAwQDBAMN\
        QgGOSyYt+XEtWL24MEzoOsse5Un2YeZBJkEmQSZNLtZBI19TcySXaCkROwbfQSxMzbyKSsPY7KpP40zJdM8nn0fqUFrZLz5VGxtHvCL+QS5BLk\
        Uotyqckjf78DcZFEnTKj7RS8X3a0beVads6HfIB8gHyAfDiAWVjTDjbIw5nTtvWvbk+DaIJogmiCaKpLNMGodrBB7tWq1tA709a7zjBrdy/WVR\
        m5Vb9MKHVkn0gHdtFpJraKwK24r3tF9vmVHkkw09mYjfTvvIr37yr4FO/AXhKNPm8NbwOcqJMmwL49qqAy2FMQb9hefttgB08qOM51UnWGDFwH\
        18H13uyP7hUx052D6RJ727FVoRADnAgscWfcvIG/0y6Behyw+1SN+xA17lAd72ePB+QK5ArkyuPJlQeMG1dsBhi8wWFwGBzuqL17l2HS6G3r49\
        lMc8wTRu/dW/tq+U7rCfM3KA/Kg/IdpnwBYZLyE2fCXGafRfnCrb2mfBxw32/OXF+F89DmwXmEge5RGOjmQV+kmCS9KVyNi5F7DumL93Y7PN5O\
        dSrr7QA6gA6gA+iP5beSeOHPpsza4Ca4CW7C4NG0HlxgWBrxf0Z6sOsa56jBhVv7avDIVOPG4kdXQDwismH7KLaPPlREtiKE7ibwzQFGNuNmB0\
        aCkWAkGHkmIx8h+MsB9jYTMhjsBXvBXrD3TPY+QnSTL/am5o9l0Kr199+SuaV/YAGGBRg7vrHjuzMm1a3VuIGzVbFoBmQCmVg1a3LVrMAvuWA2\
        djTHdcXsxIJZ4a5LPcaM+3IZg9MD+A1+g99QeS9D5lVOBDUjE0ZaGGlhpL2dkTatb7tG2gKD7tCHYFO66i4EICQICUKCkNcT8rE8CDa1ru5AAP\
        KCvCAvyHs9eR/Lf2Bdx9G6X55bqm4MzRrOp6IcwV/wF/y91flUNI3bBvC610fUrus4oxagBWgBWoC2LtA+6Jms6zoOZQWLwWKwGCyui8X3fQhp\
        IwaInsVmlz+EYp206tHVBJRvA+Q6/YQQzKaPQcDkfYTZ+3TL/TZIuzZkhjMyXo445z5MlPa7jvc4mqgvJpAP5AP5COR7IfOLOJPQH44F08euex\
        b0izf3m/q92LcB6AP6gD72b7QL0A9Wg5Xke5W5mpUEKjPo2e/db1lBH81KckRlLXOor+oq1XL3hOqqC4Vf2qqqa2y0t1DILtZZMx0Y2AV2+6q0\
        do+6TS4UfgOkQ4c5dyeYg3plpRv3DdT1CdMb9w08VM0rPAQhbCBsIGwgbOoVNtJP8ICw6bmrYLElMjed614ETE0dMk01R5okqrbHZvNiNk8oJ1\
        MDm8FmsPkWbJbTuCk2dyosWyLSjHgSiqQiHtOFOFUaqNmOYVqapvcN039QrvLzV/rZJSPBdMjuPhzbISzKbuoaGBGNDdHY2l7Nk+pUpvw0SkpD\
        NeonZeb83QAo9YtX8LoBSsStBClBysci5f8BNDTtxQ==
        """

    private static let metaformer = """
        eNrtWk1v4zYQPbc/g2euKtGyogjooS3avaSLoos9GQZBy1SsRpRUkfJ2G+S/d0jlQ9pYybr+CGkYsAF7OCKH742eRsT8+DtX7LeqEbz57hbVrG\
        GCK95IlMxmKC9pumKlRHgyxzNUtoKmBZOSgyXwfV8br4tqwQpaV1WBMGLra6StS16rFXjNCCY4wmRujLnQpijEAYnxhPh4GnQjqrrhJRX5P3pl\
        jP6AyfKym0kUNWWpAutHxZo/+dWnR/MiZ+CdsUJyM31T1bRmakUbpjjCvmcCrJvqL2rGBubnloJ94Q2VKSs4zctc0TUrWr3Vsi0K7dBwuWl4ps\
        eNEw48X3+73VafS8lEDe4l4AsbuNILfIDfZPmh+lkHb1AFAzVry1GfqlV1qx7mUbkQXs/RuLSSUw3KirMlwqppO0z4Ok/50xaW6kv98HeOUVXz\
        EiXa+e77lGUmDehiEkEqGKJRgp7yA1a++cyaa7DePhCczCZAJg5inSEdwclMs0umkWYXX0QxDAz4TWboI69/qcq1JvXx109K8VLlVTn4DRf3AY\
        JrnyOEX7aNWuZ3GC3avFjqDWWcqbbhNM2uzd+C6Rio5H+3OhRWdDhhzQXwvwRYdTjAN2T4ZH4Hc8Gl2nSL2ga8Eay4yuiqXdAcVjCs/dAH2ZMs\
        L2Cq4AY8U5O8kOeJziGkbycq8385zHeBLwCFLG+koqnGKkFSceGlHW6GqDzLgaAEafa9LIUPgaECgiwlzIFYzdIVf0c8H93h7QOkkzgE77zUWX\
        gf1gSDUX/nL0avs4O8bfyE3NBMuYB0L1LnIX8Odf/5kZAgDoPDwj/viZrYVdQuIxxcEkPA9CI6a9oG/oXtmiYc1zThjKaJU9E0YbGmySDeStMm\
        +LKvaF/V4WdFe84+IGy3og0CdPD26sVvuaJtjtR5yC1TtF2rtLOmvc6/7VWadLxKk85UafJUqjRpYZUGlx7rQK2nZQPJ2qBObyA8AyDslJ6REB\
        26EzbuwFL5eS3WE4DdNgk69PGXKwok7Fcg4bwCCYcUSJyOAgmrFeiwh1Wu6I+1B0ojITp5I9h/qPRarCcAu3X6c+CjJWcUyP4KSDpfAUmHKiB5\
        OhWQhcdAevr/9Q4W4UgLULTxFaw7BPq6wywxPWiPHXMJKkvv/a9XnxB+ape7V5OhRJmGsvdN1dZapwK9n5FeuCTg7/wIj7TC3QcwaEVLTH/e8S\
        VvCPyI5Pne5XTnFPhW+sNtCuAYx5iEOD7Tvzv9YWwB/TIgW9D/0DY7Xn28FftTx9gH3MfZPxr5JNyC/BBrsnF4Zn939kloAfs7PvitYd815Zcv\
        PfiPxP6a7L/wG5L4xN9jv4FlRHQYHPC189up2HcR5iIVYWwDFfsuiBxkYrw2OS4T+65OXKRitFA4LhX7LhVcpOLNHhX/AWnB2UQ=
        """

    private static let mlp_mixer = """
        eNrtWU1zozgQPe/+DJ0xBoExoWoPm6qtXGb2sFN7SqUoAQKUCIkC4SSb8n/flvyFPZusPf4YMpmDXUVLLem97tdC4rfPvP7MnmjzywuqSUMqqm\
        jTouj2FomuilNO2pa2yHIdx7mzbhGrirhl/1BkYewbg4jTkgjo4unHmqi0XPZwA23RwyRcpg/QJdQGWiU0izNWIWviYm2peB03RDGJrFvHnli+\
        7dxpu3GLOXmmDbKQWea1NqGV06pJsaqyAYlpELKpVi0GlGKEowgJYX/S1j+hHXxoDTBdOnKCufYiqVoPBz1v/vj0txkta6RZHOBxbENB3cj7+G\
        uzsQD8ctsseJkgKye8pfqxVbSKhVnB2lZwmRAe11JymJzMisXEdMZSGEd0nJtn9VyvHu8sJGsqUGTGmP9aVJqb2MUxRAUiacIGkFfBhWEfHklT\
        gO2lH6LIDax+gCIXW734RF7oW73oRLeu7ZjoWD36owX9N7zTEbB6TBrOvzBgcm6hpGM80/PnlKiuoXGaF/pRdipmIgOsML9nbZq5RlBQBQmJ5j\
        AA9NeJ+YK6RocTZsoBWwbONQyxwKOajmp706o4lWIG/TTjto4ZOBheWM7M2kpKMrBxmFm04ItITdKSjrDtoPndmlTsH0sq9t8NqaVSdRuNxwVT\
        ZZfYqazGzSMrSlURMa6flWzScsQqUtBRJTPK23FDOSVQIsaZfBRckmw8c2x39Ei1VzveIhEQk9E0I/mU0MCuVQnAyjyGmWKWLSFve9gN8QCI+3\
        CBaAP3iRscG2zP2Qr2RCuqF2zo3a9qEfoCg0F9uoF/USyq23/lAZSUTGfCZYVUUQJFxtTk5Q+StFXZV7YTxqA9eQzwJBh6DM6guw2VRnauM/GC\
        zMevy27jsI/qvkdqKHby3HBx+FOf+wZhUZlPUCR3XjOmQThkTc2Yun8a3z/FW/hH02ASTrPAfU1RW73tQsoCYGD3Ic7VkMRlXYivBfhR4E4TL6\
        P4UNZOwVb/RBNhN/S9gTKoGtoKqrbJADoZX7KIyWQSkumeubdxfINFJkBHteS6DgKdKGGcCUq0qNcEO9bytyZYv7suf7sEuy7G7rsjeHSF8RWZ\
        XB1M7R6yPgXFJ63k3sEHRg9/h0o+tB2QH78D7pwJXQf772gLXBIAWsmvSJb6b2uFf/gtkG9tgaEfEOJ56aGsDXgL3Ejj+JJyGWkMraac4Ngb7t\
        48fATajs+3j0UbvPjo0+vZr4r93YP0X7RdHZ97N/QR+j3P4SXonJcqGbfzhLC6S4CVnHHamsqeUabGGzqEBCCteq0ob/EG413gVtL6NiAHodCd\
        GecGwmDxCHkAHiHPfle8nPXsXwZ2NdT/mtWTExNMxTPCO7r8ojWZD1FjQNd+Glte/Q9WY7C+g1AMXWMGz/9qrI/nchrzjr/wDc6isWCQGgO69t\
        PYgtfhagzWdxCKS2psk50JK75hFwjf3ASmQfjjJuj1/rvAhtvBZun1nlvBNpSBbwfXi6U+HBge8NjjVuc06vsXEjtTYQ==
        """

    private static let mobilenetv3 = """
        eNrtXduu4sgVfU4+w88GyuUrR8pDIo0yo8zMQ0aJIrVaVoELsNo2jG3O6Z5R/3uqDIfbAYzBd9aD1Y2PL6u2y+W1196162+/LCd+wH/l6X/1v/\
        yprFjMQp7yOFFePn1SJsFy+sVl8TxRPquflGgdutOAJQlPFFUjhMidfuROFywSe3T5M0l56Cb+H1wcYckdM/+rK3cq6owFCX+/zoyzdB1nF6JO\
        dqEFZ5478ZnYlcZrvtsVLePDk1diV/ptJa6vZKDYNHUD9o3HihqtgyC7vjjjdB9jp3sSfmbPLF6GLv+62mOIl+vIE01M3Fkk7vn+k0URDzZm8e\
        Llyo1ZKiCRIdntWbF0cbw7u52bTFnAXT/yU/eVBWu+v/88WE5Y4K6Wy0Dcib3ON5fnr/704Chv0/rs52dVWa54pLxk5vn+19kk4umr7k7Es8ye\
        lPKiHDxhcdUvb9njfPlTeX8C7jIKvm2voB4+ctED/tz+zm75onji2SjLdSrNobxolioed+x74k+aevAgXiQ2VfHe3C88Fmba9IcXXVVWJ7vEac\
        Lowkj+UnkRVsqOEBfawYmWyRd/tfuZUO+9rWqLsYnHdILOjw/RUWOPjt6AzlQV0Sc/wDuDWB62hWxIyCctuN2clwFrVQGmANwqwHm92CA19GLz\
        FDI17zfyIeLKjKwDMRA/ijjv3bNpE+/eA+PbIeAbP8glGBmAAbjMT55GSQ2YS/3mFYbc/IAMyIDcHci5Y4ZT0Nu7a8ywSrWzU4c3YgAyIAPyGS\
        2gFjHAenSYm0ZHdtaNHNQf1LX9nb5LJfNIFn7RxvLB7UXhHaSdwJyJfEfy7EumYKc+CwS8E6VWVcJ1kPqrwJeINNn4zRGBH/qpbP/Y/K4eacB7\
        oW+nJx/dIYqG/2DpdPGr+Lsw1PejNsu//shiL3nzk4Wi7uXmo0v89vua8z/4D1+nvhSKlTlLd8cpC3G6aOo8XPqelJ49d4O4jJZ+F2gnaz/wsk\
        vFPI2ZH3FxO/EApcYp5W9xyHSWCcF/KutY3mmRpqvkZTSa++liPRlOl+EofvPnizRk0Wj1LV3G08XAD9mcD8KlJ8CMYh5wlvBk5C3fomDJvNEr\
        GWqDNy7PSkY7wdoVnX4gHrbpUaYNV6k02WLmiru4ovEvSuqH4f7oYcyo60faF3FUypNU/H8lOuKmW3zSVWpachOdyo9SHq+WgezkwmzKxA9EO5\
        l836aZSj/dWkS8Lsvle+/8ZKu2OHnmx+La02X0Kru7+Gcbydho6/4sM/DhD1UJ/CmPEvl6sBWbLviADony/fNemvcgzfdJmtebFlaKfiv0rind\
        AAzA9QNuRfDDaFLm1jsnzANxPxCXHfzQEfwAYAB+PPjhdC/44XRP4wZkQAbkxtgFJU7X4jVHkLVOpGIBMiD3BnItGWRlx2uMPNSlx2ukzIN4TS\
        /iNV4Wr5mOncmUGzQvXuN1OF4zryNec4cAWlu8Bti6pRGTlmdCUwAG4CpDM6bVtdCMaXXNswfi50ScqxETo2MTU44QdyJ0AMTPiTj33bO6NznF\
        6t4cBEAGZEAG5G5Dzo2CWZ2btXQEuSORA0AGZEBuDLLjtC9w10HIubFGOy8RpPRYo04Ra+xJrHHuUoMMyETzZo4+yYs1zg9jjadhRoPI7fOFIK\
        R4tcR2fxDSUZ2Sg5DBVDTKJbpZVRCSHb6mOq0wmiY7zX4M2fy6OoScgLuDj5YGTm0vtFy7HeXgtcxwjWLLtRwtGkiq0XL0juBAQ5arG50KbM/X\
        40yteEG0HHTULMt0zYKT9LmcoglkqEsa3BLKOxOEkrsnt/g3//k/8s4n/gJ1yF2cVrnKBatNQNtyP5OA+4H7gfuB+4H7gV+B+4H7NcT9noz6lS\
        5n7vjcYGYYtmleljJ3Rx5KmbWQTRtCI8gmyCbIJsgmCB3IJshmU2TTBtsshW3a5kDXnCnz6DSHbdpm3WxTI5A2wTbBNsE2wTbB6MA2wTabYZva\
        kIBslkA2BZ8bsDEdE93JIZviyNrJJuLoIJsgmyCbIJsgdCCbIJuNkU2kUNaWQhlmNG8zLygQ/I1XGeG+bY2jnYXbu9DRdYjNVqi7XPCvbNR6Tc\
        vFXMHdrqXRAbv6qgsOaaLowgPvo0NqWbnJ7Bpgvc+AcwtRaXUsblLuisdthFyo4BftRPkCQK6n4sLYKre4O90MQ0ce0Mz/uuHm7/h6nu1xUmXh\
        tFHfe+AeVZiSAfcI7hH8DMCGewT3CO4R3CO4R4AM96g/6UmVeEelZyqddXlErxrMTFO37Jl5KXHp7InDmNWQw6Qe+Io34zJcrluyaZQat628dV\
        rZLjt6vzOrFRhyJp7tJyIYx3bLAqPeh311mKO0zpGKl1hY8ELn0L64oe8Hru24ZGBZhq1NNb1YN8nO9yMqLjVL97UJL7r9OzMTdbvtzCwfw3ar\
        1MxisIz9uR+5F23998CfsAkb/PLTTz+PfpJm/pWnVPuXfBnYisfCKlJEYPH//NcXqhFjqJGxTV+N+h/hxvTyKQw88fimmj259wGW9ODk9yN7CH\
        zDrqjW2Yd5XkgyifckSpIKqQtSFwQ6KF2ADV0RuiIAQwiFEArI0G4BGXJzCXKz2iMl+6nzfG7RmkziHYm3pnVpKZOdbntO1dUpkVuxpUxKE3zL\
        Xwfl0FLxWy+FpRvma0G2gQACJQFKApQEOOZwzOHlwv+Cy3jRr/u4OmYd+UfCJKskG3+IVq0H18KEIlkASTeNsWmY9Jb8gvhtGIfJqp4ySIc3Tk\
        IWBFUuLXTJk6LleVKH1Rs6FQI3O+lLWXYtzlSJA7JRlUPSjYWi24g4t1/UsbZ1uY5qCxHnWXlsdY3BAXEdlNO0rVJDCWTzfboQStjonf1ejah7\
        OfE7ZijaEk6mA2NiTybcsW+hs7tzh/Lcxlht/RWewGrBasFqwWrBasFqwWqfmtWiEk6rea1tbnmt7hi2ZXmTArzWNhvltQ2U5gGvBa8FrwWvBa\
        8FrwWvBa9FCZN20lpZ4kBS0wG1LEbHxvR2ViuLGzTBao3sii5jm8T3apgtvzj4n3vJP7zR+k2cZdOd/Ghzk5zEzDNv9fqRoUg8C/EOZFBP/hDK\
        p25+2M0jLwNZJLv7w+B5BbL2KGS9HMi5dtbGtHOGPsLcFksDcw8xt7o/mx20MzADc58wXxg3SE1f74KrgeVYup7RDpiB+SbMD48cpIOYddgZmH\
        vUNzBuAHPFmBuYQpbtkTrubsXU69VDpKbcEhF5q/Bme9xkygIp2vmp+8qCNX+3SKZHbk5hr3OlgkofJ8LnkFOduLFhOFKBpcf1gY9KeohD5Hah\
        4IdpGHK7sYzzocqrGapmNFCu+rwhdMfIM4Q4RG4XDGGIHii2ewxBVY22wRBZ5ZetIZ6x/ccdobABdu/JLQY4qcPsnNZhLt0oF6IgIff8dYgwyH\
        11NFqhZhar81CGaExLCINYtRvaeliyskj35Pmnx2zCzrVgJm3GTB7ATHtp59wRWhb6q1nOfHiEPsLcESnlTsw6MNeCmTQ52pVrZ9LXvkExbvS6\
        P3cRs1kp4+iABKvTp5Rgb17mrq7CxVutZxKsY6g9UHug9sCjh9oDO0PtgdoDtQfKCTBD7YHaA7UHmKH2PKfaI5WR1bTCnLsD6WXIzWx5LbpLsj\
        qXSnRZNMrLpaph6jTmTWPeNOZNYz4vMGPeNObGAjMwY9405k0DM+ZNY24s7AzMmDeNvgHMmDddg4xbnWRbyozYQhNCWzQjdtv4jVJtWhcavxep\
        zzVep0RudzS+hlxIpEEiDRJpkEh1Qxok7Iw0SKRBIg0SKYXAjDRIpEEiDRKYkQb5LGmQ1elnx9mOXdeQ1Afa3pFMz/uaSM2ipROvzYJuWPZ8b5\
        Tm3FoGsOmafve3T4xqfW7icb9sc/vOydPZClnVqNPHH0w9J/HiVJm+RiAuX7nwlzj3M18VassoE3UpieKPsG29mURxUqnIDsiA3Pikh7rkSOFf\
        lBgw0usJGFGnc7LCnZjJk2HW24VZ76Cd9adJJYIUcsDmhUtiFJIDTtz/j85yo/7/tk0a7V+bdKs+ySrkTLwFn8jQVLfbZ/kKeR/21ZwftVmime\
        gmnFA4oXBCARmQ4YTCCYUTCicUTmiHndDNKXf6oGSomy11Qu9wu+5yPWqoLrR1PUwC1wOuB1wPQAZkuB5wPeB6wPWA6/G8rofZ7fCXJPRDrpPH\
        w0Ut9FsW3yain6EuKuqioi4q6nUCM+qiovZlSZjD39kDmDNYkqVJ6iZrhkja9831/HDzEc34z/7nl1f3YByFMWFMGBPGRO1d1IQFZtTQRH1V1P\
        1E3+hU7d0TWlEQ8zVaIQPlB7RC/jygFVofOy2MCWPCmL0zJmpS3xxJk/Gt4T9/uBpL0/iAmJUE0w6jTENhjeerTX1kgd40/0ow0SW2iYAiAooI\
        KCLQBcwIKCKgiEgDjAljwpgIKCKgiOAcMCNohIAiMKNvIKCIsA2MCWPCmAgoFg0oPjgzzzbbG1C8ebGJ+uoLbuNbWIEVK7BiBVas/ogVWB9UNo\
        thPuUmxs3chPaxAzynMQmMiZ7Z556JVX6xyi8wt5whPtGKuV20M2mSOxTEfP/nTuvj0tQ9N2ajIZ8nMSZ6JoT1Xi/5VPk8nd1KtAerCV1bIblv\
        K2Efm0HOVzLNp1oK/IIBnnDCVr/XQ7/6vlfbzfMWq64xkoepaojmIZqHaB6ieZD5ETNBNA89E8ZENA/RPETzEGVCNA/RPETzYExE8xDNgzGfdA\
        Er22xrNO/aXJjyF45KZ+5eRNerrvPmJcfu3aUudWDjM2/pGQH9pG+LI5i04BbTUVcXB4tnerHbn7yrxiVX7jrED7q/dpPuf+0VPcKt3oxaqxS1\
        Xgh1nrUNcoe1zVJwU/N+cwN2ubDzukmxcNadPdsq8X10iutrxQHTodk1wHqfAef1Yu2OadwldONHRoxWQs61s1VwuDCbtzMgV9Q1SnZqcjwWSX\
        DLyj8s5rIIq62SbIgi2kf35UcWe8mbnyyUzJpnLvfb72vO/+A/fJ36KRdHzVm6O05ZiNNFC+fh0pd32iSrnKcP4sBNq2RbTxsogK2EC7h9NAkL\
        uXKX07RI01XyMhrN/XSxngyny3AUv/nzRRqyaLT6lgp8i4EfsjkfhEtP3HkU84CzhCcjb/kWBUvmjV7JUBu8cXlWMrrkFA00k3DuTMhwlS7OJW\
        JdOnG4S7FLebxaBrL7SoOIQ0X7mHyTWrKQ8NkWaITAH4Q/CH8Q/iD8QfiD8AfhD8IfhD8If7BBf7DQfDS4g6W7g8InGhjUti3DMwu5g+LEjruD\
        oR8J8wXNu4UXPzKt8AhL/ATW4wyWCLguP7AxyCoAN9wp4PXB64PXV383biPi0n2+5q0MxJX0Czh8e28Mvt6Nvt6BwzNwzLHFOHUK+XwHF+is75\
        eIBgRNpIbS8kKBUh7qZCzQ7GQs0LIbdALNUhztsgJqWidU2zYizu0XTg2Yyw20thBxnpWLrXbehr4MxHWETEzbKpVBk833CSl0/eLRO/I48JhB\
        7ZlJb+TPuxM7zpsbiJWAN4M3gzeDN4M3gzeDN4M3I9Woo7RZys66PTPGnE4K0ebuy80NphrRZ001MruWatQoXW48n8sgHUsgaCHgsrly8/lcTu\
        eS/MZWxxIeALj6BI0npclI0CjGkA8TNMaUMtsx9EJMuZMJGv8HESxSTA==
        """

    private static let mobilenetv5 = """
        eNrtnUtv4zYUhdftz+CacSX50VTALAezaWdRoN0YBkFLlE1EolSJ8iQN8t97Sb8k5enJdBJjzkKIeSWTh9+9giNTx/rwR7nUufqs7N/Tn25ZJW\
        tZKKvqhsXzOVvmZXIlZL1q2ILPmWkLkeSyaVTDeBgEgQtqI5K1NBQZu2ZjVSEa/a+iI2aHwFJLOsDWrXKhTF8LF2Y8k3mj9l1nStq2dn1HweTS\
        RSuZCntTUV/MC2gbJYomk8euXEtok+rEvW9+EfGLcHHYUba2aq2gPsu8tbo0e1EysSKXN6pm3LR57hWUdTGMSTmMkID7kawuC6Guq6OsumxNSl\
        wakdGYh6Y0RuVblmldVqKWluYWjIJDpJJ23Q/74USTyFzRRLUVG5m36jj+Ki+XMhdVWeY0ktystt2rDSE5HpVuMfrmgrOyUobFnv7dzx86NfDR\
        JGWq6mdL4fGszyYvz/owv8jmKXkrfNqMspupGAdBQUnzZyeLWSejJPjqi89bfNvNIiV13/ZjxMxxYATZzZTFYXTJKY21TmlfxDuQY6eGM0Ikrl\
        RNDLaZj8ecVV/6oXB7GCHQJYsno4CzrKwTN/ftKBQg5Lv9gdtvyuZKV/tJ8pdrDKHxcY1USwOVre7JjKazp9Od9iTRmSxr67UOdhQ6ZfH0XliZ\
        1KvsTGM2OpXsU5rDF2uePqw5eInmyRtpHp+hZnA++SycTYKvOQunb3kW9jSfSXVAMzRDMzR/J83BKzSHJ2su/pGv0Ow/A93l+FrJ1P//ShcQ6k\
        akunB9ceavWI7Nq43ofGC9d5oRaIImaIImaIImaIImaIImaIImaIImaILmD0rz2ZWJMLo8g6WJQRH0RX9FFcw6VfDbrFcFrtmpgvDEKjhV2rs4\
        qcATPMETPMETPMETPMETPMETPMETPMETPMETPMETPMETPMHz/1imWfCO19KvRB1sldtDeN+tGHsjp9UypykOjIucFW1udZVrN6lwFNzxrm8yZl\
        YXxejPovlMwShlPQbdfo0Zffr4+1/ugKqqy2tdOMsjvV+aNaNOHzE9xqG6CKa0f9nqPHVd7hzAIslWrumSsXeDxvOAhzziYz4hBocDc+d2XClr\
        SdMddUXvdMfesrZ2ykjSOhPrdilcEvyEfhnaJkcrVRRy7Jyd2jiD6ZbtfMx/nV26jcZLvJszsbvbsQsljVNEr3ebzwsNMXf7d9uC9xzTLtnOpb\
        vvn4rX2VcpgXVDRVeaDSl0f3w6Rz7At45OnfkUdRtElbiYRvn50wTY3eK+JZSqLHnYFroz+sIdCo1wh8K1CM5wh8IdCs3QDM3QDHco7pMETdAE\
        TdAETdAETdAETdAETdAETdAETdCEOxTuUNzNA57gCZ7gCZ7gCZ7gCZ7gCZ7gCZ7gCZ7gCZ7gCZ7gCZ7gCZ5wh57qDuXHZ4TGrJGFYl2/aFUrW0\
        ttVOoz6fyZu2m+0km6d0WKTOcuEA8efjt4Xi1zFSd2jk3/evvo0+1rR41edx/UunjQqnpG9tOh2XQpG4Xnj0IjHKZwPsJherYO06m7s+XMHKY9\
        zWdSHT+Q5jd1t51Yz8MriMsX3+YVvn+YEWACJmACJmAC5vuE+fx9xkE0Ob/7jHuiX/k95retglOlvY/vhcETPMETPMETPMHz/HjiV2xP/hXbwd\
        Kg+3aZtieWBqd8tx2WBvuxb7sU+B8ZED0d
        """

    private static let mobilevit = """
        eNrtm91uqzgQx693H8PX3qxxCCGR9uY8wL5AFFkOmAaVjxww/ThR3n3HDqTJadpVI1oYygVqmTgw/xnj+WE7//x4zjf/Kv3HnuxkIVOlVVGS5W\
        pFguiOrOmKZFUqgkSWpSoJdRhjxhhnItjKDCxTc3qX5BuZiF2eJ4RmVZIYY17pXaVFqYs4VNCQ2y+md6KMf6mXZmGR70QhNZjYhJ0smyQP7t+0\
        Hy8xPVl3Um8vG/9SRS7iLNYCfNeE6qJStrl6iIPz2+vnXXO6piTfqYwsTePDn2m+iRNoDhogPDYGZEnqgBFKNlWchGS5J2keqkSYgMGJddCEcE\
        /spZdkk2udwD0INHYoCchyyikp7cnd8c+mIEt3wiiRWmfg8bMCg/Gpttw/ysI0PZpKlUTidcsX82XzY8ga2772B4JzFEpJEmdKFgISVks/0KvO\
        T63znmud5/11/r3QL7y+e39y/tT/rvhfd536LuCH81USdAHPfZQXqSpEGKdwZxc6xIVV7fTWhhgey2B7fFiX/HBYv5sZh/u4U9MI6FNuFvxqbt\
        yP5sZjyHNTC+hRbrjLruZm+jo3UJjC/DErZbpLjERQVmqVilrx9GnaWGwJfmkQbI1mGDIe4xAqZCQDnTeiTWGPlNRVAZUdRnUw/VY062BH8ZMK\
        wWyrufUpkkkJH8DVmliQMk4quGsGUk62jZFhLPCBlCcznG2VDMU2DkOV1Zc8Bs3aa1W24MZRDN/53wztDx/Ij2n8W3ag/5A6Fk0djxL4knFP/a\
        xUpmOZnLqaYaNjha+KOtrbSGyrjYihwxEdp+nfZ/AwCR4ypUuIoHMPTc8DuZpSPvPMASkOLMkEEHc2WVCSKgn9fQU8Q+tjbbIKd1iZ/NUH2EzO\
        m+v51F+bjBWlFkGePZjMQEeY2P/peUyXNtiTKCDmcQpUVtqgW1f/agyH9TkGPY0cdMZBro+Zg/pPce8P6LX/PRrPDZm1gEE+8krr967QOpy1Ak\
        Hjq8NXvTp0g0BT3x0R6FMQ6GlADNQ6BDneFQjiSCCIX8MIjgWCriIcxzOiu72bcPDamQvyXNyJ6R+d+u0w0FU65SOdtv7a0BEC8XEW6JMQaDgM\
        9MAFm7GvmArqPwVxJOXq4wsvPR/U+TsrL7UCNpl1MKbfuPi14NhzsOA9y8FH2caMwLhz0CjoTw66wZgRYj4FYo6F/xaM8X2/pyAzn7UMMq6PGG\
        QWHmqQGYto5yDDfeww2SjACzJ2IQN1DhoFAwYZM3M+gkx3IDOfDQpkHNb2jIznIgYZBHMa46tov0lmrKLdk8zMwU70jYIBk4yZuh9JpjOSgco/\
        LJLhbU/JXC76YiMZj2EmGbuijLuKcoacZFwfew5cnyEnGfv7GtQ5aBQMmGSMwpFkuiMZPrA5mdZ3ySw8zCTT/+WZcT6g3yQzm2OfF2sU4CWZuY\
        d9ha9RMGSS8UeS6ZJksG+ToTcp5fxeRPq7ShZQX1/LNkUXjgvZ9lm8SbTDqcM/lVlb3xDlOJi3dnPkv3BzsRdr18W+t9ubY1/EahTghVZ/gf3F\
        wV8Mfm/3bNzb3Sm0Yt8SRW9S+k2g9Q3Jg4BW3vrmt+u/KEMDrTPU+/jHXT/dQ+s4y9c9tDqMY19yOEkYMLZ6407+LrGVs+8y13qh9Htg61uS0W\
        Lrf5T5W5M=
        """

    private static let mvitv2 = """
        eNrtmE1z2jAQhs/tz9BZMbYxBjzTS089NKdkemEYjWzJWEW2FUumoRn+e1fCfOVEwzQhqQ/A6LU+dtfvM6vky20rjbjLqOQ/hPn0hBRtaMkNbz\
        RKZjOU5Qs0xzMkygXR4jdHeBaGEYbP3MkVyQpaaYSHdriQdUolUXUtEa5aKa1YtSXJJNWaw7TA930rsqZWRFFTkIYa2NX3DvKpwlci44fdmFmr\
        3XCOUa14hZKcSs03n8uVMKuQpFRzyMSdiRJ0kiHCKG2FZCh5QmXNuCQ2Qxgwrkxhcw7xEAexzQfxMuWMMFGCPI1xMIVnkwiP4wk8tGkVnDK7Js\
        AhjrBVS+niFzVKIs/HyJaC5KLRposSdn1UtGKEGgORm6YF6WG5IqmgejduNYeSaWLq5T69rUpTDeXVe63hWrC2q7moFrsdbG6Qe1ZXK0h5yZsK\
        UoVjINihy02bRjBOHuxbDnAApQ1xePJ9mOSWzSIc7Z9vV9jv41mEMqqMWMHJ29ngJpMVZHs8iGM83ovbVc9mKsqYy6KL0pXPvfEElfQR2YRtrn\
        onalgnKLgN0cwQSde8AXXBZQtSVTflXnO/Vtk94ArKGPAbP95glHNq2obv3FC3hoiKgfNgTnT0WGq3vQFA0AbWwXxrgCfUNpAgKoxROhkMmPTy\
        lArVplJkuZBce1ldDqxBB51Lnfv04PaHuIfRVzguWHpqbQqIr8hJ0aZEgE2REWU5OHI2bOzmwrRcPII/RaUgWgdn9/IzB1cGlvO9qZ0G9iPOCk\
        lXZ+dsTzX1T9jGgSJy4cpkLe3lGcgQOa+0LTJVNCv4Tej5aDM/wcwW5EOhdhB70j4uaeF5qNkgtrj9Cv8GuOOOlwTTIJ78MwiLdnEhhAATjn1H\
        1DGERwTiYDSMn2E4xAApODTqQexBfBmI384DcefwKwdR0mZx0a0T+mDsbHFCYQR37ckEj8aAWzAKn1HoWiG00BdA2Gn9zfN/x/D7WTdPZ++ruX\
        q6aC69e74ycH3X63HrcAvP5O0dtD1dUilfTqH9ay4IrNP6f7b0DL4Wg3dntTxn7atpeS6ay1reFcLW97t3wtqb+9+Ian2Z9Ud9m+mt/5pt5v6s\
        NmON/fZd5g/wH2mQ
        """

    private static let naflexvit = """
        eNrtnEtv4zYQgM/tz+BZcfSy5BjooUBRoJct0MOiQBAQtERJXFOUSlHOpov89w4p+SE7STe7MVrvTgAH0pAUhzPD+TCS5Z/esV8l//hemB8+kZ\
        ZpVnPDdUeWt7ckK0riqV7KO++WCEWziqmOeJE9VX1NM8m6joMk8H3f9alL2om/+X5UzjciOzw3D+329M4jTcsVWRrd88cfFStAkY0wdMU6Tltm\
        sipIaMla0MxNRZZkpy3xyPqe6RKEn5yiS6s+DBkUWAaJR3i94jnNRU2WabLwQJnWVNAUek79irO8G05r2VLNjGjIMp75HukyJjm1UtVoGF4w2f\
        Fh1HqzHWgX4ZG/QLASrBuWYc+nY1rdfJh0YMYomuvGzQia+vsJXZNQiuvpNXqwx5o/0EbJh6FTzbr1rlkoMNqGyZ7b5fArfw5rPZqgbbqTSQd7\
        nUitwsdCdw79q0Ohcwo1zdo6cdRF83KQgCrxMK1zA/hOcqYVHB1IaalFPnrsFlwWJHeHrUJBLLa0bnJoJyuR9fCZjGeatpp3XG+EKvc237crI5\
        g8sP5BkxQlxHQDOtl4PxlqjT6ox+pW8v0KIWipC+MlIdtTXrccLNNrG3qwG5x9XJPmBS04M7SrmB0zRI1rcldviqLjZrToXixUzj+6NRHxYTuN\
        bgxYn1ZMFlN1ukoUBtbS6H1guoYPwoAJn2oBq7mYe6KpHq7JM9gQatuSPyhWi4zaPd6yfG8wG0SieHDZQXHZUYgKszO35tNQLoRichQNXYpscl\
        rKZgU92qaRsHa2KZ2/GwkWyWSfc+vvQnzcXdBtB9fhYE8PKu+bDvb30HTPRVkZanfO4Ea45Hg2qDHEgNsLo6+lUBDAxG63tjdOZ1jqA9fbaw5D\
        TuWnEpaZqWAlm2xNi52xrb7TEXYpp5JRtc4wlTNtt5YTlxAlew9196KUvbXBsWjYAgas4g+JrICgzyeJyqUcNzF18bK7BFdsJcc0PW7URjLT6L\
        HH4yMsqxcyt5nZbgDYG3RM1E1vTZ8DGcBXkbdvljbHl9zGLLEXgP4WRZ9Ir+Xgp6qgVb+iwiYUI+r6+nlszHjk+7SbpwlMFqx3nhvTTeRFi9h+\
        IOVkLr1l4P3AbsOaM3DFrT+be+MH+nQmP5EVQnd236kNqOP8381szJAxOYpCWI8RG5Ygk7Bi1VmPsZZlFb8KZz55vHuWfTWy71LZFyD7kH2fz7\
        5hnin7YPcj+5B9e/ZdGr6gnMTyDcu3z0fYCaaQYFi9IcG+v+ptJMflV3CwkIJlSMFvhoLgTdgl4B0EIYIQQYggPDsIR35cPgs1y0VDNxGS8AJI\
        OCzuEITpK8vBcOHB50UO7nLRl4Dw9H7nlITHQxGE5wbhVvTSTc0hvJCFyMJXs3DLj1k2HJ4icA7JHz4vIDBeBPE8ThIgXjxPF2Fq2Rf7izDw0+\
        gAi2GySMKbeezZwyDyw/nCHqbzNE2D4M6bfP/FmvqL2ak2Ihfsyn4T5somRnm1bfMIFBqlUHSwVGVM2y2vr0thwFyzrKmv372XbNVd//HzL7/9\
        bvcUJCQNdrQWZ/pPsVmGcQBQTpP05iUwdxA5AgvU12B5zKH/g/rUf+u7tP8OZXzSiE8aLwvJACBgIyC1IkjmtyfzAJDZJqT3fCXFOWrTN+Pts7\
        VqKSCNnaNYDeZRssNi7E+wGMaIRSxWkYtYrWK1evFMfJogWK5+fbla9eVZ7iNDzvd3aI6OKtYE0YxoxvvISGYk86WT+Ul+IJjPA+YYwXyRYL7B\
        mhnJjGRGMv/XZI6RzJ9P5sQPZkEaRukRmSXA9jw1s29vWo9otoffLprxy1fIZmQzsvk7ZfPTCEE4f33Z3DXB3K/DvW15GbzRS0ILWy1v6RxM6R\
        xN6BzOkmAeLeLd//gLYT12wpeG8NcfkNX4yhCC+nv99YcnsVYj1hBriDX8qjH+qBFi7UKxFvt+fZbHnMH8AGvpS/dSo1kaJcHBHz70xIeeSDW8\
        sYpgu7gbq88ABe+sfv1jzyPTvtmrra8ldYh4xtdbkc5Yc+Lrrd8AoS/4Bdd/ADDx0PQ=
        """

    private static let nasnet = """
        eNplUk1v2zAMPa8/g2fFH023tQZ26H3opccgEBibtoXqCxKdoA3y30c5GdZiB0HiE/XIx6dfL8+vL8TPvzFN9O0MERM6YkoZut0O/OJ0bzFnyq\
        Dapmn2agfG635GL8i2hJnJ6Ww+CNTTjwKUS09Wu8WyidZQAnVfLgrbSMhLKnQPzXZFw8JxYZ05mUE4ruCQQtQJWYCmWqtONhzQ6hiCBQV4nKCg\
        EQfN71HSIEvjKzbQ0fSC+MXaNb4mrOFeQYjkoRvRZrrcecyeGO1N/qoVOvg8FaF+O8lB8PO/et213kXBYTF2KHc3abofpy+hLYxzCG/C5INOdE\
        pGhHWcFroIgeSXaZ9hSbZkMsfc1fVkeF4OVR9cnU5mmtmhr+M7h9TPG+Nwoo0LA9lcJ7KEYlE9hJO3AYf62FTt5kTlVa4/a9wM/QP+PDweqsiz\
        9DOPWopoIwKAjXNfkisetfFt6dv41aPicrfbqu22LUum2RejYs/QNdVT2ypwhDLeXVN9V7clWZmH/7Di5F9GedgWttGkzLoP/ij9lK2p1kBdnT\
        Fj+UwdyJm1NZ5QvhZYcdvnYglG7Gfa3FcNXPaXuz96g/YL
        """

    private static let nest = """
        eNrlU0Fu2zAQPLfP2DPrSrIdOAL6hX7AMAhKWkmMKZIhKSeu4b93SVuJm+bQHIwaLXzicDjanRl/+44+fDqAFU4MGNB5KNdrkEPHvfyBwIpisW\
        EEaF73Qntg83i0ItT9mZHu9ThwhTtUEwOHChveyIGAdV6sWLG8Y8u82EzsHkUT7xZsxfK7BDdoQx+xgtEve6HWSniPdJFnWRbBQVnuRJCGvj5L\
        yON2xyspiBPciEnMmUSiCbMTxzrzwH+HRQj6HTghtGf/Ai/TPMbRpmKPDpgelUoKdXgLWdHwsLf0DiCen1B2feBSyzBBnTKVUNwaowgSuw5OHu\
        xkja9CzUklHTcMjEUNZSuUx+NnTdnxSnikAJNHUELMk+S2T8J1dD5cBlH+EgS7iKGcYmBTCOUUwpFBNUrVRK0WRRgd8rrt4tGMcaOG5o38jOUs\
        qraKHEXNPT6OqIMUCsoYypGU6GGkHmB0hAIN2spnGk9qS1qpT4nLINpyBtb5guWLqCwdLVwbvaO3pwqm7WYxWdJKHshWUhAlxMUIUzSd9qQCwo\
        q6xy/FLIPj5sI8/vB8Tf/YaxdK8PQngys72re8HysuSR+CHIavl5vOOmM6+kS+/eve+0Eo9cfO39+x/L5g89XijfFzRjfF/1bcZN5Hmvtx/26k\
        uNOmN9TcIPX+Wsav/u3eRuuuWNvVrbT2vOdtlPYnvVZKZw==
        """

    private static let nextvit = """
        eNrVk81y2yAUhdftY9w1VfXjOKlmuukDZNXpRqNhEEIWNQIVkJvU43fvBcWunXEXXkUZjxccji7fvXC+Poon/0N+/7CHkVk2CC+sg7KqQGrKe6\
        Yd1KQCPQ2UK+accECyNE2DuFGmYYqOxiggwHabaHVeoLdHX7VekSIn61Ud9FaMPqoFWWEJUtSz28o2FK0ykoffrFpqmZcm6A9oz0k217BmpCPz\
        fdgWQNIkCzLzXtO4d5TTk/tCGa35ecXYC9bSVg6AuGE9yCfaKMO3M0Xw3d/FMRg7UMWehcWGtU6+Mc/7RxTzNvbOuD9u60mpue2d5OJs7Z/H47\
        ImYEahoeyYcuLwUeNd7KSnDXMCLyQOHEp4uSI8cvub2Q1K++M0yzjNPEyTvJ5OmSb5gUAzSdWGTzrB/GQF5d0mLhWOTWjqxK9JaC+ZgtLbSSDT\
        5KnULWKHA1ISbqaoD1gLPw3SHiaLbkCivqP91FCJJ4CXw/D5vIekabFQtkUfj2zcB6ovdwTCo6FO/kHM6p7cI30nrfOUG73DUuERJWkSV2QehO\
        wkzrWMl5V0HGWFhNphBWAj4734lCcpHMitdLR4WKFX6hH7fkEqCIrhX5+jZ0l6SZ7hw8zfit051dL1sPAJn1MuaNL1v7QpzNRNcSsWGLfYxHLz\
        doH33gJ3gl924q5iLjNybmBK3RK57H+Ry94ucrGJ5UbuAu+9Re4Ev+zIXcVcVuT+AlqS5fk=
        """

    private static let nfnet = """
        eNrtndtymzgYgK93H4Nr4Uji7Jm93cu+QKbDyCBsphgo4KTdTt99/x+fqA02wSY1jSajTJA5SOj7kPjByj+fsmL9byHlJ1n99UPLRSHWspJFqc\
        2fn7UgWmqfybOWbtZ+kIiylKVGGKUUM+PUD1YihRwDF5dJthCJn2dZohFNvGy3zDZVvqn8siriUMKaHDPDIsv9QlSQQWf0kJOLanWSLV/iABbT\
        TZLUy9X3fL/4mWhZLlNtXhUb+fPvcO2nUSorP6JQj7qw2lxr1A4KtdjESajNf2jrLJSJj7WDhVDm1QrrywgnNlZGw3qlMsFMbtnEYpwwy7DrX/\
        CxSPKV0OZ0xolWVnLt18Waw55k7n/diFDb5Qe4X8Zdoi2LbJP7Zfyf3GWIqkr9RHyXBWxYSm2X8+VVFMsSi1WEeC7iDI9j/dx9vBQx1JjPKNFe\
        4xBOVySCKoNdMMxaZFWVyMZmpG65SIpqU0DTzQ3qcKydH8Yv2hxKUUg4BZFISkk0+a0qhB9k6cv2nEKhxXotfGhnOMg+rwQ+oKXCME6Xh7wqrL\
        fzZY71lTqFI5df4jxO48OG/8ki8zHDj4LDMWHHh5OwlMlGg4ruirtvniiBmsvUL+XXjUyrWCS7JodVYRVsox/apoBcbVVVeTl/elrG1WqzmAXZ\
        +ql4jZerai3Sp/w7nKhgpcdrsZR6TUD5VMhECqD6Kcxe0yQT4dMLnTE9TCP9VeKW8MkRLN2mZuQFhpgBMdBiq8iH4/gxMKVV8XrdXHcGf8cp+w\
        KrxWmtQN32zwZhHscEHFWyrPyTT5E3SAhh7QSeeTrzdotYbOQFICuxBGjbflub4FZRXMBOt61YQzjDvxmsWzsRR3F9sldShDNoCKIlYFha4l5F\
        LoKV1IEu7efnplFsqFGcmATcsZVSSqlWpZgeBZZJI5dfV4o1lGozx+AU06k5rIc6DnFGUocPVceAroi5xFPqKHVa1eG667mO5XHjujq8uzc69j\
        etTlkc06lTvIdTLnFHcsoY6pRJXMKxR1JSKalapTL00DHFwhA9hnhGt1THrqhNKpPZmE6lMntIxSjcfo2klTlUKwvKRAwomaW8Ul61emXqVATW\
        gtHFda/MC165JqYOr5A1i511VlafESBiykcSyxoqlo03T+iOq8RSYrWKZekyWHAqFuy6WFa3WMcuqVUs08R0JlavHssgzBhJLHuoWA5hJjE54U\
        yJpcRqFcvWJY0YZ8y+LpZ9QSzTxdQllmNjOhPL7iMW3MiYdxVLBmJXo+ThY+i2eWIVFP5Mq2Ei8TOTuEHNwSbtVvtVpX3mZZd2a12VqYwfRqa9\
        SNAce5TgzHJdGtKDESDtkqnJ3gw2uBTo466L6TxEXq98zKtbd8wwX6PQjx8if1djbup7ProxrDbGCQPpGUHYwxjWNOZt8b32mPl1le4d3WvU5v\
        FD5kqlqajE4cwaeigclwmb9VCJg0rGoKjeMTbxRpXuH9Nr1GcCsXJl011tauH28BCnNRp9uEN5K7eMMHZXbtPIh7aHdgJ0GWXD+wGTcKPzJoQC\
        1pzWNe4i1/nm7F9kOoKLnDa5xbeQ3pFc2gvbXda7c1vIO3B7AmDfofuNpHF7+Ni9/lGcKc56cGbRWy5otrqeKc4ucQZnEEd8ixtCd3gDdRKIgM\
        EBo8gXDhLoBcSMb8YvdG1pavJ1/zg4nTnWKWq8BTUYcrbQth3hPQJsYwz6Br5l2veF0tsYvSlatlVHMfrhb/ObQPlAcx02E6FrBZGMuu71mxsN\
        Dpt1RqD7hshu04ffos+2WA19oKYMxhHcgE9dd6r6mMz7aJd4blJMXYw6HNPvYtQYzqhFvNMgLjLKMSDlEotPllGMmX00Rg9Xyjc9fmgyuoVhDE\
        bN4YziNXMb/mpQauMjebOus83sqVLqePyjUTowst8/in8bp9bwwEH9plP9nkiDUxhpMtslBlyOHGpOlFMMeXw4Ti++/2pCL2leu6m7/KLrUE6n\
        GrFv5KgA18MHuKYZrVeMTY2x6UXqFWOPFpfaclSHpLyIGzal3sWQ1Hb9e0ekzLFv90s54cf11war1OaWsugxr9R78Cb49F5hN33sJvgwX2E3We\
        zUvFYjftXtHYBbysk94GfDQVXTRX1wUgc/6rn3F7TUJEwKSO1Ocx6N+/0nNbWRQvXtTyY7ZhIa+/tFasIgReuA55Md8/OMPRGPmoVH0dpK66BJ\
        b8ae3UZNbaNobad1yEwyY08Zs6PVGUqrS9BBHLoqWv8sWl2KqYNWm7qYrtBqbQeI96Z1gpMbXSMVA/CwDHzFJXLpqpmPfuPT/8a0R6YV2Lbrht\
        2P/ic25VF9vLrUwyWqf36VyACxTOLVb/nf7o/7KPow78+fbOKM6SMis4LZtOu/YNj4EvJZPBjqsZYCTvozdqS79Lmu8Vlek3OL3Ler+B+gfk4X
        """

    private static let pit = """
        eNrNlsGO2jAQhs/tY/js0iRElFrad+ih6iVClkkcMotjR7ZDaRHv3rGzsIDoHtrdTaRIaP6Y8cx8/jEP34xRoDc/wIHR363Qrja2lfbDgXTCil\
        Z6aR1hRUGg3XAHvyWhWZavaIHvfdk8SekiKM5bqDBaDoFsuf/VYUzMTlolOhL0tXCSV9A6Qot8SeOzCi8q2fkGxYwuaB6VRorKRSWnw5pWddwK\
        D4bQWIPuW14q4ZzEdWmSJEEEzcsGOyF0HsKNMmuheIedYinebKWOhVTgPCglK0JroZyMmjVxAyw6mcVknXH8jmrN4x1ZeK/vyFHBcTU3stxBia\
        HulYrxMK0YrnBoHRbKYmnHjx14vuY4eQQTGyaM/I0ddrn9KewG1xwuKbE0pydG7Au9IMGKRU7jg/sOHFgxjxzoEwVWIIPI+QICy4+YpgdVha1q\
        KXxvJS/rzVWoQrGNMdtwEnrPQVfYd0iZ0JRmqyMmwe8E4UB6q3A1rmxq3vRrDpiaeGjbz+cRzECnIVcNe1lhtg5zDg1620vMFcddesKS2dewzD\
        rPS6N3mGkYh2zXsppFiQ7jhBpwcCw2i5rCArXDjER0omzkp2yWkOPqxOF8dCZIhF4c7DiQd0d0NZ03hFWcaIWPuCv6+mV07r+BLZ6BLa+BnX/M\
        noFlN8ACwDQb10JuChZyr2ih1ycytoXclC3k4Q2JzTManxeIDX8GRrXQMIKxPYRVvIeJ/hHJ2B66nc60TLQf+SKagIn2k7iI9pO5iaZoov1kb6\
        I/NZbmxA==
        """

    private static let pnasnet = """
        eNplUMtqwzAQPDefsWfVlWNyqKGH3kso9GiCUOS1LSJLQo+ENvjfu3JaSuhBWDO7Gs/My/v+9WOPafcmw4gPV/AyyBkThght14HNs1BGxogRWM\
        05P7AOtBVqkpaYpkCXk89JxBR0j8RtC9kH50WQiQhera9G447SCO+cAQbyPEJhvexF+vS0Bivu8awVIZuNWfFtuMIDA+fRQjtIE3HZeCujJe/m\
        x/tqFFq4y0TCpwtdaHD9+1sLkWLCwuCYtenLbECZckChhvEOmiI5OXciJetEwEvQFKtNIeNCArRfurrCNIgpH4UmNUh6np/u/FVpENrWRUXbtS\
        /9RSpdw5qmLofSqVKaVwlaXj3XNYMZJcXteLVjP4e2Yur/caXVX0V6WBe1QYeYhHL2TIbKR/BqRezWlB40BhrRPQmjLcpAI0P121gakl6qCR+3\
        FYflsGy+AQwqtjk=
        """

    private static let pvt_v2 = """
        eNrVls+O0zAQxs/wGHM2wXHSP0TiDRDigPYSVZaTOI2p42RtJ6hUfXfGZst2BVwoUqiiHPzNeOz5fZbl95+OVvSqeVBODeazFca1g+2lfWCvTj\
        AKDEovrYOiLEEZXneYASTbkRLM1PNaC+ckKimlNIh7PVRC83EYNBAQ8x6C2sjRd5hVZiQna5weRNlXsuGN6kNgnZOUbQlbrckqZbtL/U6KJoRT\
        wnDmNurOciu8GoK+RZWRNOq9Hq8CCSXhz3/8MeHxMPNKCQx7O8mgaGWksEBaoV0UGjvEIhIITWJDox2+8F9l4b35jRyVUfjupWyQKdfiKHEt8K\
        rvkw9h8BHlJz6zqjHdTFrHsT+Ol+GOwDBKA0Xc5Pn1OHs+M15RNCjihwL+7CKud/gq7B6zThcbipKR+GHpKxOKMmMk+LCmwQcMPjtQRAdW6MCZ\
        QDUp3YR6rRR+spLX7T4ONVKRhjv5OEnjldBQBNLYwOS5Mg32GEpREopluzPWwqlBOsFkMRtwu13Lu6niCleIqN7+bDhRJj1gRh0h1x4KmrwjEM\
        4ad+qbxDobssF9t8o6z+vBzFgD3ag7HvtMgpmhQMCmWoV2FBAaRE3j5ozDGiBGUXfyDUsonHfPvNN/z/vp0GeMxkP/vwFPlwXObgB+uWfuCzhb\
        GDjXaiHm5HIVR5wLOoAIljUhu9GBdHt3xz5blnh+E3F8s2zujni+LPHVTcTXJKd/fc1cPRKLMifxW9CI1TJGfAcsN+tz
        """

    private static let qwen3_vit = """
        eNrtXFlv2zgQft7+DD7Ljg47dgT0YbsHsMBigX3pSxAQtERJ3NVViUrbLfLfd0aHLdlKk9BH1EgFUkQje8j5ODP6hkPl/d+feWx9FPKXkOW58A\
        TPfvpGUpaxiEue5cS+vSUi8mku/uNEW12v77RbuC+doBYZ1ygRMXUCFudEs/AyLiLqoEYOEkPXdRT6YbJhIU2TJCQaYfc+QSmPncTlWSMuZUkh\
        qceZLDL8fvllHm24S10RgT5jaaLI5akMiGaumhEDzty8mVEUpjRjUiQwpfnKujZa/8r7PPN5bUOpLk1yWo3iZ8Kt7yxKe7Mk5VTyKOVZOanKJn\
        1ezixOsojyFAfmM70cmzmShuwrz4gWF2GIIk/EYDt+lmgyK3hpAOjFOYK+WleaJf/QQzGTMu4RlxJYi2BPzO+Fw3dDu/Jr2lzeaQRsiYntsTDn\
        D+/eN+v/W7UMp1j8ntXrLn0JPXkLq3rx9fqEy0XvhaSWfh3BapVRRmxyGMcA9L+fWebD3W8toG1DNxdaDbONv+5Ato1rrQWxvZjrDxrZFCJ0UU\
        macZkxEYMmx/NRUmQhjA0jeSLkxMYpaySXYB2M5chGEng0KDZUgBYiRRRddc2YV5dLam7I9sOoMQZH3GpNiszZXrHMCYTkTrluNunqAyWS+Vtx\
        rdcpcplENEyYW8Opgeem4KylU9i3Fnp45eVE8lzS9t1q2Ahc/VDqiS8ASVu+VQ9hlCYhoglrSDbCKeAHJ1O6AiJkzPV6uJ2sUlteRxCV8M38U8\
        HyoIwdBppu9flSq3/uEHH3QNZOwTYMEbIND2nieTnfjlDJEOW8K3J57mQixWlv72DwdswuJ30g9USGtiTxPUy7Tu7zKmeUTjjHmEEEdo5qE3Q/\
        kIUQB3GO9rKUOQGfmXOdoK9uZ9OMkmTCh7Wo/C+QMs3tq6ug8EHoe8zhcye5wpAo/7Pmy5n5ARSlDGKdtr2qkgh3a2WcyAYMcP06jTXujplNxO\
        DZ+BGrdTvEEPS5hOUmD/A9+Dxmz1aAvCgEHnXLPbc5rYecYeVUlulBU4BtMW7YFkqw3Yejxm328U8AbvZHnAMhAyNfjCA84sU9pwbVx4zj7FdE\
        YQaWlW54t09SKMyph6jUhPM0LEXrkk7b1BfrSzAXtO3U7AV1TgxmKAzmiUCqh3wTvKWJRHReFNh7dXyrXr1T4TiHwTKAhNmzvq/EZTrwLN4+PA\
        tleAbEW86FzzHcZIvUAPnJmfB6koOU+0IX2C7RuvuZdr3X9Wr8pBz+5AylMWriKNMuy4+0y9IXDtNeixp4046LMnjTvos6t9nhOO2+PMV8FoZq\
        i8hYmjvOs/oe5znowp2b1qBRdRytqbk6ntGgwj0u0yieyMx4ycx6Zq6Gy2Z6omCsz+JqoZ77EOkA58GkAhrzL/IHxw8NmjlJFBWxkF/xaaCC4+\
        8Ix+wvhEMBzuXI/XCp6odLejNu3G6UYAMWvR45i14rsOgugpY5cggt83gM9Q1l1thx1D/MfraOxtK0lgCmOXavBBgATrPjmwelnWJj/Yjabn8b\
        e2mY+iXqvVbv53Q1X0+ffar7xtpov2y1d85O+yPx8pZ7yS+vADsADa0K/C5Or1rpdU9wrEZwhEPdr4ZT1Z0RnxtleAZUvZ3zDIdqhdZFyjJHAJ\
        VyJbaH1ZCqsbPidUzF1cVsYFXXOVF7XmV1xHGho8qrZx0euljV1e5Zn7Du6js9NFVeU8dt+B233oiY+m6K8E3dt5PUZHtn2qYe3DHwTZ04ZfCm\
        fpx6tbeH49SVM0+F5NSbO7ZS3EN06tA9r45cr9XOXiKITf1omN360bz0X+cAI7aPRr1K78cVgKDw4L2RWvFU+o35zRF9vh5u7dcTBuPliOVKHe\
        Q6tcMIL0p2+/tg+GbeBRJgp6dzqiTY+5L/lAhH+5r/RdPfOY8fPBIwb7sN+khKVO8ivDAvPqttcKl02d1QOVnC7H/neEqZE3ccPHfsD4mJQb77\
        H4SNizs=
        """

    private static let rdnet = """
        eNrtV1Fv2jAQft5+ReXnFEJIU4i0l6p9naZumiYhZJnESbwaO7MdEKv477tzoIVC21FVaqchZOKc7fPd5++7JJ+uLz9z9+GW1MywKXfcWJKORk\
        QomlVMWRL0x8GIqGZKM8ms5WDphWGIxlLqCZO01lqSgLBZSbzV6LmrqGEO546SGOZDiwZbLYri8drxROrsxlIprIMF/WDj5+f4ceoWNYdhcoF3\
        sN/W9err1UFd71dYmuu5smxaS95GARuoRsrAmYa3fwWTdvsfzW1c2jnJFYfg5iJvcxaaBHHHw+MM4CfAAlDqaW24tdhfTQo7ZzhJWiqUcHTGZA\
        Pp9fhpmKDdOj5dpQxH47LKY+t71IrfYI7X8Pn1BWeuMYh44gcqzvJ2xGZMouc2KG9X2kxpIQzi7XPCkUyrGZ0IBi58hmBimaOSLbiBIEouGx+D\
        X7y2+itaovx+kNfgA2FES2507cmAKfsQaqN/0l2zt0CC1QMzn4mMb/hrQfG344DomiuS+iSWH02uuKMTZjkQ2tOVpMQTHEK9mTNTguF2D2hpLw\
        qDbeamo2HSsjV5vPX7CTaI4yGP020e3/E52Mu69HnW7efh+vieJlsKZAs2ZZS+kowOktwSQmiEzPEIVsjTrCjxVjcOTiSHg0bgw6AXRB6rQjLn\
        uKKW/2q4coJJkmLaS/AFS3HyLWkMWAlsVRW0aiZUwA5EsRk3p0x07znRAX4L1cNkM8+1zCEyQxAYVLBWVenoPDjHjVEcFCUBvlCLnRCXIaVEIY\
        D6qVdSp8hQBBC3srCYsJplFT+N/GxtRAlltA2vcq62abdbCgcxduCMutshep3X3FAFZRgWXKJLYK49ueZSs5zn6ckXqNG5KKcnXytRuJMLvtAq\
        h3Hr5zHofxff7J0nkSP/mfkhZmkUh/1Ob3g2GJDleK0UCYo4XCpxvCMVr5NhFERnyZOtn4TY/l4vr6uYf1I370VCnixHDa00FLwANFq49tofxL\
        BMqBrObAUZMH0QYxtvIgsP7W1kexE8k/6b+mSnTMpD69N5tFOekt33z5330TjEdnySv/cy5DlxLEMPpeKEWhyqlCTeq5RHvtaeVcbLFdF+b7wR\
        89+UzXhsRzLfk/kPcdVzxg==
        """

    private static let regnet = """
        eNrtXUtzo7oSXt/zM1jbsl4I4aqzuHdzdrM426kpSoAwVDBQgJ1xpvLfr8QrNpMMNnkZnIUrAQtj9ff1Q61u/Pe/cvNNlv/5ZWQiF1tZyrww1t\
        +/G16wMX4svhtR4nihSApjQfRhsts6XiyKQqozCEKoT6a7MtuVTlHmkS/VQKxPbuLUFbGTpWlsLAyxrz/Oz9PMyUWphkEAuzOZKMPT0w8yT50o\
        iUpH3a00FmW+k9VwuY88NSzZxXF1XB6y9vDHwkgzmRhrPfjxr1xuElnuHUihml/1rY21UU9YfSV3F8W+sf5lbFNfxo6esDrwZVaGxhrjhXEPjb\
        XN1F9hrAkCFKl/t+otgOnC2OTpLnOK6EEaa6aO3bQsY6nnEKXGGgG4MIruEAJstpdslUS703pUKbfOfeTruxJ1Vz+9TwqxzWL1wYaXJnv0E6lv\
        G0eJFLmjRG2sAxEXcmFkuRReWc92USETSFHucgXNWn2wek/J7iBz9TlFFO/UhyRpvu3OuaL0Qn3GeHxcaLw18L+MXR6rN8OyzIr1arWJynDnAi\
        /drsLdZhMlm0B4cpUdyjT3wmW0FRu5rARYrHIZS6GIsdJTiFPhr/YQoKXixvJeRpuw1EM6SJQQyNLDlAcmCoAW+sIIA0fdzYkULEYZbbfH44Ea\
        rwiB7tS4Uhal+r8iXYXAd7LAnOuX4oBXMUpLBgLbbEY/nayw0bRsr7UWlroqiHI9TAlcy0uBou5TcSYKokpeoRQ+CLwKC08mhcZHZMIL5RIDaD\
        z+OGIco5czzqwZhxBuKEdAxcKactYp5Sz8XpTTmjo7ujFa0c0kkCHm4UG6MToduv10IMQX0w2Rmm7allVsY4DSlm3UPmUbHyQbfD/z1hz+kXCK\
        C5cR7mX0K3GC7ODFRYv/GeiB6v8zINxGGpo0jxS5nRfJr1nvpumdmqsSixeuqu/TA52O9mot6JgCylvQzZ5XQ+zGUKfTQN0p91cKvH21wLfCbl\
        0FaDwKSPPNqvMnWsTOT4dCuA2WDGNsC3MgNGkRAeUet8Q5cQjMfFsmuYW/VHFTLHbqcJhSzTxX+6iI0qRHJXa512A1jyry1F7Dtl4KizG9MQPC\
        JmFA+GjUzXYxZAKLdKjz2buNi6wHr6yHTYVtS9cfth58KqZjcZ4S8CkoARph+nitBBw2SkABfMoImLM3fRcpAXLYJlgKhAPsWnhQCRCblxKgSX\
        gCgkcnKXjj/zED5EUloPy2lYA4WCmBBS0kBDcHlYDgeSkBmcQqekxumPRywxxogJrUCekpAbytIJjCKaA+Ij+LrCY/y5s1NIOAd1Ew7OVnzRtL\
        nrBJJE/4eGVvwz5qg2oZVKHO+2sfDG988aMcnor4oG9ZdNDhcTgvh8enYPoURS83fXZj+lgT9lkEkE4JSM/0VRtYN2T7lESngDsbvwmOURPpmC\
        Yw7RZ31Ld9Nx7uI73kdQWxbOZbQ8ZPwTEr46fnc/1KQPD4AIDgJgJgNuCd8YP95Oetr3n1kpdJlwe+x4aUQIl0VkpAJuAJDtdQLfCe1VAf7P8P\
        kygXOIwqF+jv9mEL8M79w/mjfoHlOzS7xpLZnAdDu8YVHDMyfYdJVE8cxm15m70t77pgoln74Is3P2dm+9gkYB+x5017e94c8CePd+uo82mgPq\
        ZU6mOAt+fh9OpiB5MHnsU4H3Z6fIqlUodR9QLY6gVPEFjdVim7vF5g3tFTXTAAfcv1IBaDRJpVwcBhEgUDh3EFA6i3faK4322aMXY7WvAGnQ2n\
        XQ0VHkoCSyvAlNiBPag0KnLNxYf2NJzN0ePGhsUoA1IXW9iIQ8+20DmymJUBIZPIQcy8Ee/aDcjvrVGHrhOPWVAixNig5nxCJ97rzMjQbCahN0\
        6xSW5ed55pK6z6lstIxA2y4B/9/b6pEf/1tHxOV2uPzy90r5fExySYcE/pfK1n01gqBGa+Z/mD1vMTGkvf0XqySSR9R1R9dcV+dqM4FgO8Uxxk\
        X1zs96U4PcXhddiBAt+jhNJBxeGzCjs4nIbijEqgfpDuzCWFqpatvodd5JrnaME0E6jXUXU4q00YXXZY3Gse4DsnKGdiGY9n9SazOX5gkSIJ1w\
        nJT5/h9dt+hMfUyrdbHu3eGTrpkTB7m+WY3fyuB1bW3ynuxWbpcU8SaeIhF6CBAfqKI53vKQjhVL9OFOQ3zVbmEuFXcc3zlu5hmXhLqrj/irzm\
        CInFXiM0VyqxoQuEpq78CM/55rKJQeCKKNu56h5BFMuiuk6NL+JaRs5Dmq4KKXMnUIwvd4n068NaBkoCT29UInDqy9RJofQ4lN5dlkZJ6WShCu\
        EtDqpvNCzU6o6fzET9JZbt4QjzV4nxFVK/F3sn2iD3Sdb/BI6XFKVQ8nQLgp1EDUZMzTi5C9M8QdDJ8rRMEbtzikPi/e8bo869yLe7jN+t/gQM\
        vACX50h+4g7f2Nm/EQzHXmhE00Lbp49hs+WIIAO4c0KU33rcyGYZN6pZxcp2znFe04+HBwyqL6PyeMZLYQaSQDSYTtXS0RfPdVO7aikikgoIh/\
        f3p9hSdLE06riPEhFISs/ixw3HyuwoVA6I9CCk5GyRTSxSHprT9S+5scnGL7kZbaIdTE6W3L2nURD93K7ZLrlfu0hSCFyySCJnLJI0qLNaJB0R\
        dlQ3JWyic9JsDiBkHjUV9flaDbvpFFHVUMl9l/nUNYeM9xQbKi+WRu3PIA38QFhnieR2Q4BKXm0IIJHJiUXZ2SK71WQZwW+dK6tE+pUqOxVyT+\
        aKqfXAqJSVFU8wpRDC86U70YTXWTHsNHrLGR0fEhCzDQmodfR06l6ZIsH8K4J90XIx+taWSyH6ZblOLRejp0ed4Rqdsm+FPPWM/YMDofmcAbi7\
        F7lm/K/+7/rU+vR4ZhdR+xwiBEH31HGz9xyi3/aU6duYB/0LQ6eWof4hlD8aBgR1mfWrfhplGvXJDy81d7wWeX7aRYko6B61iTEbeATFZ0J/1T\
        +J89D1fdgQWtIPBtZRD/2+jz4bTaZfP57nqn50knr97iGGqMoX/J2o6oRfZD22U6aurLtyvoYVYQPTpoQS9wzCOuHkKft/r4+A0w==
        """

    private static let repghost = """
        eNrtl02L2zAQhs/tz5izSCU7zhpDz73tYa8hCMWRY7Gy7OojSxvy3zuyk9aEQi+uToZAeGdG45nRg5C+vsnhW9s7/yr9pysMwopOemkdVPs91M\
        3ZwYHswYSO11o4Jx0QRimNxg918i3KzaiU4XUrDPrzKPvgh+C581adJNqyaDzr/ig0H/peAwFxOY/JT7YfuBUew+hmjLNyLASIt0GOIfKiavSb\
        oPWo/Y/hIQ8E+kEaqBqhnbx9xsXn2JGRntOCYldj5VDBrFf8/PuHsNhedZ3axH73OSkJ2xFKGGaNMtvGHyXZXee7SU/+IuotjVUX95CC7Ohv0y\
        MLyygp6SwNTnAyMNQz/19lhukYyx4poynH785M91qicfdUzRYTjcZx5Uw/kv0zJM532umKboobgWNQ+hTH1kjhg5UcxzdKLbyXhjv5PUjjldBQ\
        xf274Zr7hK8QLFoBp982vA1HrjATeNV1X562baMMe8e4yAp36qfE5S/kBYtplHWe17254NL4h5BJZGXaZtUoaaPjjyCgER7jMAV0ysPt8AxJuU\
        KyJCRlKkrKlJSU61GyJCWpIClTHiW4Gyski0GCN4s0kOB8UkLC2ArJgpAwlogSxlJSkq9HyZKU5IkgyZMeJev7ZlFIEr1vWNL3TbZeShaEJEt1\
        Kcn++6XkF6KJE+Q=
        """

    private static let repvit = """
        eNrVVU2P2jAQPbc/Y87T1HYSFiL1WPXSU6X2gpBlkgEsHCdNHCq64r93HHa3aE+7EhLhgpjJfL55M/7yg9pfNnx4hNZ0pqZAXQ/FcgnW63JnfA\
        +YrpDFeqt7+5cAlcqiguo1VbqyNeAym6+iqqI27FhUo1S7Vncm2IZdorx1zdo43TaNAwRz2ELU7qnz5J5Cj5n8UOvSmb4nzi2FEFFpyqCdOVLH\
        rt4n375+/zm6V7YP1rmYxgOGbqBR2zVjbg4pktHf0daUR8CNcf3ZhA625O9+cG6Uw7F9FlcITUseitH69LGj9mCDroVeME5jbVDAGTiuZ//HdF\
        vWPF5gUjAmuJihXChM5wzYEzjFUqFCmTEkJ4T1YF0VHTdkwtCRLjfbUeSGAnnd0++BfLDGQRF747qGoK2vuPQ4JYGSo6WrE8di16h6hKFja+C6\
        dhu9G9bacgYItq4/X/SRROB0KgRxOLln6zJi1pYBCpEscoQ4p/NYiuUDPnAHG9uxT9n4AwfsA9VJ/C+TMnpHUOzG8oCKJezIVMn4E0f9IumYlF\
        Ucy3EHvufYYFpT7uiTSgSc8F3VZ/m0ql/9Z4q8Ik/wmbwjBW7HGnlGfaKAa/F2yHPGW6p4yDDj0zWp3eRG7ng3X6qf8m7qd2znLEOp5qiYMrlU\
        r6mibkwVeddUkXdAlfwKVOErg/HU3JQq+V1TJZ88VdQ1b8pUnnw15Sdf6fTtmM8ZgZnAVAmcZeIC8xnOML3tk8+N3PFyvlQ/4eVMr3TF5XxCy5\
        lOcTn/ASYYVIc=
        """

    private static let res2net = """
        eNrFlkFv4jAQhc+7P8Nni01CSCNLe+l51UOlPUXIMskAFsaObAeWIv77jh3KZtX20BaaE/jZGb/5/Kzk5yO4B/DfjqQVVmzBg3WEVRVZKFNvyJ\
        xWRIlDEMNf3W15rYRz4AhNkyQJotS8XguNyjQMTefbznPnrWwAtSyIK2UWQvHWGEUoEbtVLFcL20gtlPQHLBeUhXDA97Lxa0KLPCjOw/YVxR9a\
        LE5iGQutEjXwONFvsRTKQSwY2uAWmg4XLKV1/rxTY/aab8BqUNzJJzjLaI2HqUGJ0Byuwv6qIqdpVtJsVtBZms3jA7XnkRC60XryCL9+96iM3Q\
        4n7oWv1w8oZk2cF+J5VndKRUfWtNwKj1aSSXJRWuHXr8jnxob6E1jDpZbBUOjT227AQNiVG2wGO1nDYNwDjcM5JaYFTVhEcPpuwWUafJqkPCv2\
        PHeYlpgCwkgfH2xxs48bsOM5OYzcG+8V4JM4os8pYtWU5jSbhqwMT5tlBR0axTquFgoIy08nSupl0Koj6azC0lhvveTrbsFlg0Mvt9sfL1xOpE\
        7DzlJjqFujhJcGmyILqaQGEc4lhKU/fVbd0Tu0FCPCa6N3uDL8pLgsNiuXEk+LkWUdukF42uFjpNMbHfJymg9BNbdC9C/8DM8Q2v429ZFl4cDp\
        8MawaXY1qs2VeE6S9xOdJTzN97z8fPKKF1TT/A1E5fsQXTyOljt0cKX7Wdzsel48jk2p+FJKxYcoFaNTKr+UUvkhSuPeuLzc8+wWlPLyDUrZuy\
        n1Hkek1NwoRSO9DbGh8V6Gf3D7W8SN/vc5zsqroApmvz53fwFgbz4k
        """

    private static let resnest = """
        eNrVVU1v3CAQPbc/gzN1MSbbxFIvOVc5ROpptUKsze6isGABzqfy3zvDehMnyqqp5KgbWZbtNzDMvPfAPy91vNDpywPpVFBbnXSIpJ7PydL65o\
        os6JxYdYcgvrp+KxurYtSR0JIxhqBxstkoB0iFn75PXZ9kTMG0GjCO4Nr6pbKy894SStT1OqdrVGiNU9akO0iHyFJFLW9MmzaEzgQiMentG0i6\
        6yA5yWmC7qxqtMyB3RIrZaPOCbENGXTbw4CVCTENK7X+xskrHZy2Mpp7PcBQmsTQKAU2B6Ogv/lM0JKfUn4yoyclX+QJTZKZIajGueJS//q9o8\
        qH7ThwrlKzuQCQtzmu1D7qemtzRcF3MqgEpbCCPSGdSps34KGxMX6vg5fGGSwI+0yhH3GgwjqOFtPXptGj7x2h+XNBie+0I3Wm4PFr0NHpmEpW\
        avBJ1p/UZGccaO7qJqeuHwbPDKGYzn1KVjsNGN27qJ5XVFBeoVdGStZQkO4IHctdA9vPetTYDR0bJMfHFqpLOu4VCgqqNbek5pin3aeA18EJQ4\
        OPkGaFE+YPpA8WioFCNiu56ZfSwDSSzHb7fcRCYVyJPRmXnY7uwb7QFnAvMAD7qPNWJeOhdLI01jit0Aroz/2UU3oKg3MtsvHuGkbioywYDMw8\
        m5UBi9Rk1SCFoJiLSJbqVLPR3zgMfFw8CyTaCfQpab7+Lk/Fj1Ee0RZr23snnzR6lxQ/6I8ppeCMTbNXuKDV7NNuFqThwGapOMMbGmvyKdfACq\
        w4Y2cvdSkZ/GcmVWZ2No0yFaNit4E/pTJAwwFlRDnD+7Uy8N97qUxFy2paZaY4vjjN1yc9voCDYzi+Tlg70Z/+XWfXUUoBHBT/WwRZRnHLxVGJ\
        wV+LIQ6IUR4SA4F/1mJPxV6TDyZeRH4rjmsXCPaKeH6AeDEt8QMVH0n8H+wFz1s=
        """

    private static let resnet = """
        eNrtXduO4ziSfd79DD9LTt5FJrAP08A+DHZ2sJjBYi+FgkCRVKZRvsFWVnVNo/59SCltS7JlyrastJ1Ct9GdEhkizwkGI0Ik9W9/M+u/muxf/h\
        gt5UrOTGZW69Hzly+jZLpQ30Zfgy+jqfzpLrr/nb/NYjWV67VZjwIIAHAXJ/NYvcq5vYLdn4u3bPmWxetsNdHGXkPu4st0kchpvFwspqNgJL+/\
        5OKUXOnJXE4n2U8rzl1J5NrEPyY6ex0FjLgr68zMDlzJfi6t8FEuZmWWU6lMnN8oHpHK6drkAl034pXRb7ZAOlmts/cn6cWPefzNrOZmGq8n/z\
        Dvl23TYnerJMJ1zpay/fvCSAARDxBlAYXoa15BZXGOkG3NfD7+m/nLfxdQLVaz8o3fZKZe/2ovIp3fl3Jzd/42neYtWi2W8UpmtilgDLZXljJ7\
        PXD5vWPl6/8wq0U8mU9cg1w/s9VbCQO5elmXHma+T5Qp/V0Amv/5NRgtlmY+es4h+PWvxvJk1nOTQQC11ZRcA0bPo0J1bPe+/ciFP//xrjXPo9\
        8WWTY1c2P/CDYK9PwFByRA2KlJmdZnjIISqc+2bWZZaElBxbPrSFDuhn2SzLL5O4LPI9vC0a9fwUil7uaXP0Zvq6m9/Jply/Xz09PLJHt9S8Zq\
        MXta/Zi8vGYzOX9a/swWK/UaTmbyxYSzhbYUP63M1FgVXD+5B08XUj99B2MYZkX/nypIhJBiLTWj46VTztFrGtunxBNtn5xNZrNq6fFsMpladq\
        BDJDPrzP5/Pk6c7jloEOfu9/X9rsq5V9noGYwFDUZOrzeFoyCyxXJtjtVi/t0+0P0HjoGVnbMzSSc5MKly+Fum52uHrFxK9WpCZAv++lojNl6u\
        3ubGw29RpsLIx7G9acwf297bh6IAB8VDi4v4/SKqXGX2qh3M26u5aCthnN+2NwkN3GB3RqF6E9mbiAb2/oGa7mGIWftQr+l6tpaz5dSMYVGmLh\
        1uH02tLrBDN/NHg4Di6qNh5dGgWhNtxTKwJxbtxEaBvV8Riypio3JNVAKKw5pYVAaKBPZ+SSwqAQUJChCpV60hlReqyd9BJXDgChy4655ORCBw\
        9emw8nRboFJ1BxYEaF/yDi5qmw1QVTSqiKa1juGdaHRANN6KjnjgSlRE44poV2JXF5e4sMO4LhpX1daVKInGZb2NeE1x8QHFdQ+vP2HHB8IiQP\
        X27QiBTgdtkUoLYKUFrkilNioJJ/vCd5xAOym7IhXhqCqcsmrtHSuIgn3hO1Zg5EY1qArHVeFRTTgpCcf7wslOuLBjqDqqN7e3wm2RSm1aEg73\
        hdNSy2ngilSE01rLa7SzEuYHYGE74c4ZwjVYWFU4qtWOdsLJAUKjEqH2NqkRGtUIJdXa/LhwXhIu9oXzmnBRrS1KsPB94WIrXESBK1GRLSqyRV\
        QbI+B4w+FuFENyoOWwOo4hqTUdwuPKCEuDlB/QRlgbpbymjrA0TO3UuC+/NE6haz+tya8NVFhvf3mkHpK/G6oIuqFal18dq65MtX55sLID8klp\
        BoZ5AFCVXx2urky1PvXgT6v87uFPPfyWhiw9pD+lMUtc++v6Uxu0pN7+yINPadgKcACf2rgVNSsPuUc+L/EbHZDPa/zWx5fw6I+oziN7+iOOTy\
        QIHG8/Ko1f9/x6+1Ft/NKaRUbQI7/kIVqndl9+dfy6MtX6yCO/5CpCckA+quFfscuk7FiLPReBlH0ULgJXpCSdlJ0U4PxBLurV625KXqz+lJKL\
        De1tUPVjSMlRcffdr9IKWG2Fu1+pjjziS+4jOCAe1cSDonrfUW28DIWJiEoEbBXXvoeNNx3eIgAuzFvYOAWz/hIXVkgdvtwqsa8+cOu4esHmAb\
        8Y7GC0WE1eJvO4UUFf317s/ZdUKnNQRWt8MXEhX9YnJUXP7ivR9MO4WuunChQxRiBeSRRGiZSUqsQ7MF2tsa2xGZA1dbHy3K9BmTBF7udXJqsj\
        VV2CdlYHN6hN2SXKZE25+6eFKsWZ7ZrRN69RWa5MhDEgIhq1UKbsiC4dN0w1Tbs3Q0TBxflu9gjpbotDKLDi0GC/8bGFb9obsO27Sq6b3WuqOz\
        qS6oY8sPcbUt0uSueeVLctcyTVbX1c0Zjqtk4wakp1uyQCakx1kz2xO+cb55n9hlS3rYZpY6qb1sSWU904CjhtTHVHMMCRL9VtC9Xlw1Ju19aP\
        YFOum7upN2pMdtuKHDQmu91Lg7roHWCu2wg0JrudaNqc7Kb7one5Gm77hGhjstuJjhqT3YLXRZeT3dC9NRC8KdvNneIi5kl356Xqz4CVVAKHje\
        nuIhKnTeluV3M/EK/E4XvCS2E4xgfC8Jpw3JzuxvvCSzk0TPdzULgmnDanuw+0vJRAQwcSIKQqvP4igh4XTkstF/vCaa3lojk5gerCK8kJO4Zd\
        kcbkhDVJqDrODyYn0IGn1JMTqDk5AcDx5IQznAAcT06gxuQEEeB4cgK5F2eg9+REPm2HhqQSYYXaeCH3kJqgIOvHw7yP4MTCkQcnaSQVw4q0oP\
        lugpNfwRH8fHFJE4KrdXIYRQljEAqR6IhJ3gpGW6PVIDk1K9DFmOkgsLONkkuzsr13I02u/nfy/RlBCMYAkIj1zQ6y7CRQRUlEaDt20MBOb+xg\
        yw5XCkOYwnbs4AYLlK9nYE2pNoSI+52Tt6UBvQfeynPd1EF9yWyXO+Lw4HR3y9mTvN9hRKVQDPnzbXnxPpyW81yW3/MMIka/E91NWrW8Cjjnsr\
        QI+Jn069mMruvu/Z6bl4ux23l9nwC77avGTlYeX3Hcl6eTbaOtH/YaYqZxiqRsGvrb0tYHe+13mv9Uk3yZFTvDK60SiqRoQ8vASh+sOK+YGZ1g\
        pqIWrKCBlT5Ycd4w1AkkkLZh5WZc4dvmawP9+F3ceLF6edry845myHBqEEItcM++73DPzGq5mMpssrDz+SiZTCdzI1ejTtQ8WesQh7bE29q0AO\
        69d0/fJ2vXmnNxUFqAKG3O+5VxaMoG5Su0I+ZVwCP47esiqykjC9gtoHrUm1muTLaStk86fJm+LebvActhq/CUF4l39uA7TEKcABiBqMXUWdR+\
        J6QXK6u+Fw8dy0mhR/E/FounjUyVszq2gEyr7qXqa2fbmS7opaSpEKaIcYT8bqg6nbUO0g5n8vZhOxJ7yIuXllm6rDjiAKepTLwE6g5y4qd6Tb\
        eyfqdfU6hDkArFGSEtSLmjUbW+wqhi5Has4TpkIDVAKejlbX1HvLVNr8r1RP2W/1FPr+Yvhc9NG/WcXcli687FCocpRpDKxMtlNlb4QufQG400\
        OYAfsI7xvdvk8qT7HWkF2WqFIkYjhX2xE/mcWkHRZSaeFzsi+iWXojyhqhWxYTXjHmYpGhKqfSSJclZiECJjDJeRbEPLwEofrOTLDIhiIuJpC1\
        aGhGovrOQJVUy0tWBtTNiQUO0qoUpRiAWxAVvzopsd7g+cULU4pBwlEjHYBochoXq9aNTaA5dQVdDoBGjtp+NOEqoUqU78y5tMqOakqVDiJAGJ\
        8NvwO0qoUqT74u3jEqq2k3lClSqpAMHCS+CQUO1rVOkw0ZgSA1ELUu5oVK2vMKpuJKGa87a2QbkiMOF+j+KOEqr8knzqZoljK0Y6DDF4EY1rho\
        1MJfDwwYdgvB9O8licwcSGfZGfkyEU74MTF4kToCiGivs5GQLxrgJxHqY4AhFKtRf1uw3Dp+M0kZPlW2KfkU6mZp3XW5vZ5IeR39ZvFtOi8vt0\
        lJfJ78ebm0bHW8C0QCmg2G/O0yRer6fxz1QpCMAsTrN+AFQqTH6GcxWSVnrnFC5ZLL7ZdtsmWCRdz8Ndz8M/OyW0My78j2ZX9BKQXYHpz4NYQ8\
        hTSClrhfUPC/bkBSYPDfS1fEeeZz9ARCMGUOLF+06SH1x34TfedAjNiwiacBkJA7wjpRJA38Am7E4DY1/HSWwwAyBeWTfgDLfusFc3M9KS/gWM\
        afD+yxVG7127w92e25GEAOjm4L6D25U+fF9dp2/0P/SUw94Mj+tlbnkSnUiRpJ7cnSv+iXN3O+VgXWzW7I9lFgopITAIe/hl4yS7mX2yHVOm+z\
        m38AMHM9MhE0YgRZiPZ319oj9wdH7wEZVXZNxtHd6jPYut1c3NOEtZKiPCffRnXVtxcodWHJNL4orNtvGe89GYFPlowlKeRsJj0DEZ8tH9cOLy\
        0RxpEukI+jkZ8tF9cOLy0RIBJZOE+TkZ8tGnstWF04JJSDDDFCP/sHkw37RFxsN2+h4SHvf+BsUqYcJQJGmL+fRe36BcKeds7Wy+4o5pO/tR4Y\
        XvPnLOmOgufMNbjhZtF4vDIblWqZKpj7lHzDlv+aagixOket29Q0ERCECSGsG0Z/akYAgEru905py8IrdlLgQASghF1IKX1wtXhLeY7jtYA/6o\
        hKE8SohsQO07gcORNURufXDiIjcqlDTQpH5OhsjtQ9lK4LfQxm+SA99pKJYsW3gYQT1wgr6FMJGQA+X3DGzhgZPrc6JgSBNJDWDAS4kanLU+GE\
        GhBtAAmiA/I8PM3wMjOkyx0AmX/mlfD3x0ysceFys5s44xSwVhiZcNW/gxk7PXRNgCzBQFKMEtwsTZdbJmfelSyKlJEmZoC1UaNKktvj/iDWwh\
        Z9IGTEb73b3ssfH15/stWoBFLJHM7xw/7sEFFgUIpcapZC1Q+MzHFhwfTnKWLBajsqeROxXzt1mcN87YOfwSJ8PX7P9/lfOX/3uTc/vf8E9/fv\
        pt06ADPgQCeAwiTui199i4IcYxF5Hwu9bDHpvL9ti4gcwkRClMWmE97LE5/32n9WXyPTYmMQAZv27fx/tO26uXeTcfUZkvVrPtx01eVou3pbsy\
        6vvd2Ms8fxUT8tQwRbQ342IrnHm8Hbm/xdAUqJ6+xN37+Qn5+LSGhgOBUuoNNu7nLJmP+3p6b0sS6PtmFMKIwdY795H3SbfBFR2/cFUY/Xz74P\
        pKYupiYYZBQKUpJH4tHr4V2hcv+bt+LLViRLfgZfhKaE+8FCeH4FSnsg0vw/dBu1isfaGTpUMOuYSJP+jUd+Rkrbt3sm7jYLGcs3UII4akUt54\
        aH1HnH3wR9/73A3/YStk3f7hzr4OJOU2QzCfj//0/eW/bNeRQ7aD4KRZq4s+jNc/nFajb6X010PO721iiRoknUBRSXxDyBG8ed3ubL3/tTX78c\
        xKN0vvm5HvNfHoupN/U4OolCCUeLYTueKf/KMaFU3Q11WFq08vztUdZpcmRD7V5NIaHf2ZZ95k+ra6jl/pcB7/ZsUPE7CfAd7NAXtH4P8EJ4Y5\
        JK/gzPiRvNLbmKI/IScpiYjvg0dF4Yc9Paronr46uYOVOoz/am1nif4+Tbwyy6ltVZzfcsAUUNehD4qHxpsmuMOZNtT+Yf3eVTaR0w3Lf//3/1\
        zot6lbh7ZyrzmzycJBj+ivX1cNUWqjOkcynkCBYjOTIaRAJEnqWQCYVxpnaVPaXSD3+3rqsomuP+lY0ZeOvsg46Iv7IsXEHTDm9EUKmaaR75zI\
        vFKzvpx+wthVDhMrq0tnR6N+Mn3Jlm97CmOxjFXIEiZ44vskX176vjQlukhT7DQkAmqno8GyOChzo5IQYFhElFdVovNVhSL361dVML1QVaxFid\
        CgKgWUu0mISiglT6FPXzA9pi9Vd7iuL5y433F9EYHoVF8IulBfCAl4NOhLAWWuKiJCtrvM66/Y8s2qsptnDqkKgcz9jqsKBAEEnSpLV6mGz64p\
        tFAUllAcUZ74FOWYSTlr+RHsfqXRVk1+z1ywh9HvkHWVYlVypSdzOZ1kPwt9SSzMG/2BrJm7Y/vRJi9xvb2hcufxsOT4QpVyB93Wlrvb2fI/f/\
        9LsZtlfeUNWWVoIU3TVNLoJGiHHVrn79Aqg59iSoUU6jTwH3HL1p6VwqgXK4VRR1YKo9CQRIAEtLRStoN3b6X2WCO9kEaOcHYNM0lCrQimEZDt\
        qCWfw0g+7qEBV7T6JMQpj4zvGJW6Lg3bdM9e7VyCMkwQxYor0hr7u9iyu20w78X88vOmzHpTQ55IytKUtiOD68c9fqOMCoRAEUL1Cah85uM4zn\
        LWeKgwxxCY9ro3BJRtPCUeIpUalPLkFGCHcLIDx4KHCYkgEoCcBP3jB5OMXCkscXu5WoYl3b9bLfUtViHQwADfTq5SleFM0XMm6By6EEY4Ycgk\
        rbEevhKy744XUKZCcgM5aQ3lnbjjFHSTDGEX5UK639Oy61m+sQVAwmTizYps6nzy3S29bKGvMBSDMKFSQAl1e4oGhvpjyB1BYVIVManbMzScPd\
        0jQ+4wCmwIBcjzKccyQ8M3KD7knOoSbysZ6ghjwUDrcfXoJw238HE3WISR0imhPGqL3QMn5raYQOn0WMr2mAxpua6zTO/ghlon2FBK23Ix5Jgu\
        zDFtgI8Qi4Qh5BTgh1dXF8TKW/NjmAQiUq2dkLuJlHV/ofINn3dZQiKEABshUu6l+r3C9XdafsBev7VlOYOUdLRx63ji9qAiOLbib2Y1Nxt88G\
        ZV68roN2XiHKjRMzq22HVk8fnV4wFfG9zCCEgocXNKeFPwDs72Wpui593t+zyZrwfaxbxFs7NdkQOaOZq6v02m7RfbX2J/TpnFyjjkBzcDQhjR\
        GjXbn12F8tnNF+/6a5fu6mJ/V9cq1NHRG8NwNBkCl57QcNIm3ovH46mKfwI3N6jpiIkL2cEgIEXHBna6ZgeTbs4/HOyQO5C2m8C2iwm+ixcku3\
        4V7xfTVALAm/dU7soPrxb74sW9VeQUaAN0K16GF4r98JK/S4SRUZqyNrwMrxEvP9f+nBAm/0RpbDEMuUl1QpKkBVvX//rMB85hH3yo+k25Eh/o\
        mN3msbgDOx+yB/K2ks57O61USpEAzcsv9qvc9iur4HGDlL63j31kurK8jn6/+7F8DQ1LFFHNi1r3a43lJz+0vQJJf9stbtYCbha3C8RSgVsp0n\
        0sby83WfdqMe7qnUiTkdE7KwMF1FEiSBvl0B9kZm7sg2Zl/UOsg2UjuzcmnS8buaE3ciWwQg5SSbj0m6RtlQddW7LtZnZLatRh/HtNbbIPL9SJ\
        MqEShqIW6pR9BnXqc9vXTelEad29moUSAyIJA161KK29V7PHXn1/PYdzu0JUAJUizUx72O/G3Sy+THfrDmdzTu2cBFkzf2U09j4xFdtxcvIBt2\
        evouni1Nurf2GpHXCnmp77/BbXcSw+51e5rhv3lYF2kR/HiksDkddMVxgaYr8SLqijyaBY4kVOnA0YubHZAB2ZDTAnB86wbnOgOUQBRJcfPxyc\
        34lTD98+1K3zzVR3p3TnTy98ulb6+qW6sqr6R1mVS3e+lhQbBvk/tReukLVSW/Uq53M3JC2iyK2xs/8K9rWdUpZ6Ol5BBrwLGI5sBKtzODPSlv\
        gCxjR4/+Ud1HvXrnGCtsXQxNtNCDHqahtC+bxsdOa5evW2hRgZA2HzGpN6hYfcvruHitsPrhXiJ6DyCTfwVnXdRoqoo/WLbTW9s+REtRt5YoIj\
        TFIYRS1UwPX8E6QlWo4gh0YoqJUsiW6L3oNblQKTRIpEJaY9Jp/TpvwTvSbUJg==
        """

    private static let resnetv2 = """
        eNrtWk2P2zYQPbc/g2dGpSjJUQ300BZtL0UOSZuLYRC0SNnEyqJKUV4ni/3vHVLWrp1kux92ZdleGALMETnkvJl5FEf66b2s30n7kX53gypu+F\
        JaaWo0nkxQwT+5v1M8QdmCl6UsaoQnNBnhJKQ4JDTGlMTp1HUomyXLCl7XEvqEhBAnVCVzA0ESuea80DNesErrAmHEV3OvWje2aiyrrVFCQk/q\
        hNdK2AXLeWa1AX1OVFsJUyxA2Si+a9tPFYxBXhEoZEJflwjnvKilE1VGggqErWl8e8ZrlW3dn2lrC8kMt0ojTAKaeEWZZd520FyWwXv5599+gl\
        KbZXfDg2UVL9AYWbVcBn8Y3VTvoMfPbkKPx9yJAMqI3noMdbm60+vHfLDiVxBS4dULoyu3FOlWQu4kFQckdsSfpdFMlcqtsrZb5gi5Uhn0K5ui\
        8O0WHt+cYqQrWaKx7337vZF1Ke2KspCE4HrvO7CliwZY4tU1N3OQ3XSBMJ5EGFweOW9uW7NBIAOwrWRZaxHehmvT4xdus8UGI+hyi9GsUYVwU+\
        QwtjEwOp/7ZsGtlSWr5T+NLFucnRNvYQx0cWu5QY1x6MNMi5wtmhlTYjPRD9vGBTxcAFrhlUNd1hb++3hTn6W3iKapu5xJHm5w35gEPyab3vfC\
        MCAYLSUHDCckSPDmgoG1FV/JXJR3k7zFb0GSK+P0ATywTBe9gf+PW+xVrjxQC8lFkEOQogJ8WdYwHvGKZwv5hgYE3U53XSeO5Du8lX9jCDxZtS\
        ndZmDrq0O59+CYh3uCvg7ZTNnHkN8GKFdr6UDbRv4rCrmnA4ykI45QviEpQPItH+4w5DjsJ5daw4O51nNIIxpesdx2uZU1tdUQNJqLVj9GX2Ra\
        HKfumrobsMlUunC8C65FM1WoUnJHjIfItzDGYXywjMMvRuchVB40/snWbm+3YxqmcdQb46yjoQV/1FPwR6/B/wx0zjD4E/qM3TbF0WhwT0rDen\
        xJqDgSoBf8+JLQNT0ag9/5cJfBaR8M3hnecpSVDh/zFCY/etLggxnIojR+0nYF/dw1PdCeRHFIjwvH6479KDpnuWOv46GRXdwT2cV7BX9K3NVD\
        8Cc4TI4Q/PH5B3/65Icriv3PsX1X6B1PRkBLNMWbei/ca6unG2R2Sqet/0+kJJgGhsdMRiNCmKE0fkFx8BRqg6k4Pff3+Vj+XxEiTiZE9joLRP\
        Gzqseb09fZM0QUXwRDRLE4PfcPgyEAuvNlCPwSCOCs2EHw4EnyW9jcH7L+/3PmXlyZkJcky0nwXULO+B1pQsRxHHe5JUaAnMmVrnvC/beVdqhT\
        8YEMZHvoAAj4kLNqbx/npuzJxb+rAs7hMEOlYVnO238VzcXn2Lwv+L/4tmkoKTYvzzrB7BD2LQsr99XQC8mqo37aMzrSlz2d2W05VKjaqqKQ4v\
        Rfie0a9voK6DFwzq8IDkZGA8voqJ+Mfv1a6RngnE3g/wtLmou4
        """

    private static let rexnet = """
        eNrdls2O2jAQx8/tY8w5TfMh2GykvkIPvSJkGWeysXCc1B+wW5R37zjAQqvuIRJBokhImX/Gk/mNxyN/+4Gv39F9OkDPDW/RobFQrlYgNRMN1x\
        aifB2tQPuWCcWtRVLSJEmC+KK6DVes7zoFEfDdCwS18673jllnZIW0PAui1NJJ8hVNWL8MUi31u1CM8faycg1rvXIkxaNUYf+3ZJEZ7mQHURIn\
        Rf7nLziIhlVyR/7B4MIxxd/QUIZ2L20z5ljt2fULg8ovjy9M14fwGKJn70rPKYuzfEpsJwWZ2is12u6tP5vrCLoeNZQ1VxaHzwZfNTpGZaM6j1\
        WEEo6Fp49vvFQVlAeokTtvkIn6ZTQVdw41s/jTow7Vg9IZj8MQAbmEbTqAN6QCRWlq1vgNkxQJnGzbr5ePxprvmNTpltzCXjErfyGtfoqeKNNa\
        GuuY6PSOVlqHbTw+R8dEZS2pQiU0yKu4FiQrwtaW1kMrHQzrC17+T7ztnpuQ7OF6e8s0zofZ0fO7oS8moS/mR1/cCz1LJqBncTI7ena3hs+noO\
        d3QM/vhW4+mmUX9tMQLoubUc+KM3F2RY/GN3FAPRrf1Ck0B98Hp3JMLrb7cCqzLavd+Xg6tOF5vCsdq5JHWVGEP9VGjNcOQekm8fPi5H0R08Bw\
        y4rynosGv1BtYIimUt2E5vqKWaZpkaXzEV61ztQpfmmddDl/7+T/Ze/kD947vwE1cGwj
        """

    private static let selecsls = """
        eNrtV9uO2yAQfW4/g2c2xZi4bqS+9Bf2MYosX/AGLbZTgyNto/x7Z3CckMvK2lbJtqtIHsszzIFhmAP4+6PUMn/U5tOGrNI2raSVrSGz+Zzk5R\
        NZ0DmpuyrJdWqMNIQGjDE0qjrJl2kNlhDVom1WSZtaSSibOIcn3WSpTlZNowkl6brvq5BrlYNT3WntdPuyGtQFJc1K1mRWptrI7WeDkRltBIfY\
        XABkRoZwoc+sU7ogsw2pmkLqBMMFJdNN/uw5/nA6JaVMbddKN7WQU0YjgY9tO0k5hNKr8AQ8pi4CGoAZNUYDIZzsvQcDCo99AGqMhkw42QMGA4\
        qI2R4Ak17KtMCo0PwtAqwD4FfAOCD6OPBzp/O9zgES9L3gKh3m6FqGOSeqLhsYYdMv5RLaIQOklUWXW9VAxkGDJHZaQuKMldWEky313DELvr/w\
        /IdBJ8ExBhPhY+JLmPAYgynwMUF0CTQ9CQ5T4aNCfzqY3dPQ+ux4iEicIiCwxfaQwV1xNZ2FZBZQwlhHmHsO6yEg/aVOrZV1YuTPTtZWpZrMcP\
        G30AmAjUt/14KVQDEiKxKjfsFwc9HjVWtskjf1elgCBn6u6lWpZIvzz8GiYezaYJh5/pC9PAjwg0g9smR3tnjs2LHFEcUZL7LFVdCdLa+w5RRx\
        a7Ysy2TZZYmCdSdWVdUXr9gnqg6er8qoiL0/oeCNciDUzjDIMWCQS1TDN8q+q8EwyDFgvEVA1V2iJ5i/TqMd//Dr4x9m4oSeyMdResb//WH2Kj\
        0jdgt2Znd6XoWeH+70fCd6/rOnJ1Dn+vyMxW3pCTdMj22gjVxHzwF/04L31UMLaiOX23PAdVqmAb+0DaD5D345w1uc0kK8eRvAmY5uA9ExBlMw\
        vg0E/P7Pecbx3+EdhSQ=
        """

    private static let senet = """
        eNrNlU2PmzAQhs/tz/DZBIP5SJB6qdRrD+2lUrRCxgwErWMj2+Sjq/3vtUmyTbNdaVdNN4iLx2OGmecdD5++f/kK9sMD6plma7CgDSqWS1QJxe\
        /RHV4iwfZ+0y9brYb+sNRQD9x2So5WrVVfamYBYTKL/U4nS75i0iBMD2YvmARnZsnRHmxJdxThhgkDYxC1lYatewHlPWgJojTdTxcxunD2rK47\
        2bpPeYcc1iUXzBgfPCJk3GyFqpgoe6UEwoht2kOWsOm4CygHIUbb7vuTeYeR6kGiYkzn8aOAlvF9aUCCjdLEARo/ggo0AnNR77dMt27j4cjKez\
        4ra4V7xZn4BK5YUjzHNPMgTgSLLMFnCIsowy+VX1D8t+KLCP+GWkTxHJ8xLawe4BEj3vgElw9o0MLlt7K2N0UYtp1dDdWMq3Wot127smsmw35v\
        learoFuzFoK1qkGYUIMA5siGPgOhWB1uyCwKtuDfMuEFpAAWUC0ayGa9XSGfkGunXgl2KBJVnegkMO1cXpljfcsc545M02ljS67kxp0c0ZGZty\
        J3ekTfNR3o0efOPQUSTlFpXBjEesZXEMQzgh7vzgTUYHx6JHqlht/AOOdLSiY4pn8oGV0I+R+xc1a7jEID5VNNQQ503nA+SeRpfBXkzy7PLZGn\
        cVBHOV8sqnyKyOdvIz7aZ7BjPD63YX2aKr+LCZKqIhyy9Ij63XnS5N94+nlxs9695EmTgCWEJJDRCbZuSq40nyczK1IScCB1QgmZHu+d/3uUNN\
        4l9Vu4/3j9j5HG79/qTzWWl0UGNM/jFBifohRxdj0lno/wWwjxrLQgS6Gqq5REN5rlO3cfr9vv2fTa/VRi0NAsjSpWT6HbfwGa8+XB
        """

    private static let sequencer = """
        eNrtVD1v2zAQndufwZlRJdlwHQFdChRdnC5pJ8MgaJKyWFOUSlFO08D/vXfnSLHiKRnaJZA08N2H7t570qdb86s3XpmQ63cPrJVB1iaa0LFivW\
        a+r4VysutMx3iWpumGr5mtd6KzfwzjeT4nwAtVSQ8pMzzuXLOVTrRN4xhn8rBjiDp5j135es5nfAmZCLYyqoqaYeQjz+HKKGLqrdFC2xoD2XXO\
        Z8v58FBCZbU2fqydL/n14nRTuHatCDLaBoOzJOVnDyVsXaP2gqaCKc9Y+IwBGjl4Pyasbr/f5JoNrQc42rpOblxLAd+EeogQldFKxwrmfbJC9B\
        vEoca0QG5mrtLFEaukimM7yPz6ZfXj1A24HydA+mlqq20wCvby0JrH0BuEew8A1CsZqfbOxkqU6ilBh4b4ANHShFRsQ/NTXMKEgCzVFPau2jJe\
        StdRuy6aWnhaZ8S0OVgFFb53js7xvh2OG86a1nhWUPbxffdEt3BgO/IYMHUmA2yzv5NhB/DDYJ5ivQTrZAsOtpt4pyDvZMjRuXOKC+fwqW+KiW\
        /4uWuKC9fwM0MUgyH4M0kKZJw/ClKQIHyUg4JHKOmt07hXaWTsgxGq3NHRyRhxOKLh5J5Tv6aPwnoNBONkKayab47QCQoReGB9QKfBu6pSVP1W\
        WOhP7vww4TqxPttDVml/A0nWt9CXvuXH95Q2dFGoxh+gHFVO0CfoLFTIlpZ2r4zUCdqLOZjId1DOZCtVZa7yJGXHzVTh+iUK4+8hm+Of5E3hVy\
        hc/xeFu5cqvHwT+JUCd/9M4L/UuqVG
        """

    private static let shvit = """
        eNrtlc9vmzAUx8/bX4F89gg/HJog7bZpPaw7rFs1KYosBwy8FWxqm1RZlf99z07StVUP3a2HSoD0nv1+fT8GPl6eX8GPd3dkFEYM0kljSblaEV\
        C86oSyhOZruiJqGnjVC2sletIkSbyz7fVG9HzUuieUiG1LvFcOG1nzGgZCV2m2oNm8oPmCrf0aFnGAIYfVPKMFo8siLN1cn2IKGq7greXoOu+k\
        GTbiPW43+h5WBB/H+7DT6JEb4SShSRzaU9oMvBc7aXCXg2GIvxg9jd/QnYZOReXu15WKv8uvP8mh6BYqzKOmvg+2r3k015ToUSpSNqK3cv/edl\
        tw3KaoYNCHlCQoiimvb4Vp0XH3QJLyIEnGaJ5hk8f5ylVGGZ2j/VCg0gvEFrRY4MJh7BLB/Bt7T8lmgr72JRop3GQkr5rWm3pyHFSNY/ighKJ+\
        mKTphXNScStvJql8IVI6M8k9ZsJAv/WOTAa9BCt0De+mDQfMH+SbnWaNQaXXuMGD5xb+SIxjlPkCYKzjlVZbjBmFqzoeZo+TuMKAoBA0gIqXpJ\
        Oijv3B6bFLZTEJGcChrQ20ePwOfXTOjbaczVpw2Exc6WG2s7+Xy2Q5O+k8ilEarvD0nsQvo0tQbS8/nGON6AosaBX9MHicG4QvTXSL2aILOWiz\
        iz43DVSAckQXojI6+iQttOo+L9SeqTC/YFtmLEnjtGDzguzX9+yz/2KfJwvK2OIl7IvCvxyvin32xv4R+/zl7Jf4BZtnT9jndP4Me3zpz+avjn\
        3+xv4Re/Zi9uF7nxdP2DN6Rotn2Wevjj07sQc1Ypkj/Dz83PFevx2Kv7F3BVc=
        """

    private static let sknet = """
        eNrNlUFv2yAUx8/bx+DMMttx0gppl1439dBpJytCBD/HyAQswEnTKN99D5wtVtXD1jXb5IPNH3i8/48H/vQA/h7CuyPphRNbCOA8YVVF1trKjq\
        xoRbQ4RDF+mmHLpRbegyc0z7Isispw2QqDyjw27RD6IXAfnKoBtSKKG23XQvPeWk0oEbtNCieFq5URWoUDhovKWnjge1WHltBlGRUfYPuCEg49\
        BicpjINeCwk8dYxLNEJ7SAGjDe6gHnBAo5wP55Vquze8A2dAc6+e4Cxjajx2TUJEczgK/VXLkubFLS0WS7rIi1WaIANPhDAbY2YP8OXbiMq67b\
        TjTgTZ3qNY1KlfiB+9ZtA6ZeRsz50ImEo2y34qvQjtC/LZ2FR/Ame5MiomFH0GN0wYCLfxk8VgpyRM2iPQ1FxRYnswhCUEp/e+c+ANhPwWyyRt\
        P2FkrBv01u1TZHY8lwwjX0GDDGoHnxPeO+GVxIHnOmJVQdODy0wyw/m+45dgro7mlCUsm+XFgkahVjvlrSMsX1Lie6wbtIvFRli0ejrR5wjODi\
        iRTYxaHcngNGaI2bQNb4c1VzU2g9puP15czpzAGHmHo2I1jeXBqht6gymnGuLSmh1OjK8chyUoqlG4nYw0ySzSNR6nEdEL2cKHYpaR0+oCc16+\
        Dcw5Lekynrz/Eua8/CswF9nrYNoQNBiQ3W8T/UNg10RRX4XF5B5m84JObmGGlwn047U+3p0JyL/Gh1xeA/ARCfJ58VheB+P0l5c4Tv54rPzlQ5\
        wtn5/itCdTqiO9NznGFyZXPc3fAWAM4hQ=
        """

    private static let starnet = """
        eNrtVsFu2zAMPW9fUeisOLLsJquB/cGwQ4cBA4JAUGzGFirLnkSn64L8+yinbZqe2m5DgLZHPvNR1Hsm7c/fUPuvgB+2rNdet4DgAysWC7bSAV\
        RlWsYzueQLVkGPTWB8kfGMp5KfLyPa2l55jaZjPB+zfDcCwLhIxD3Sa2yOYV2isvoGPOPMueQSvnyfsfjADa0qrQ4B6LBUiDHbOFU22hGSxbC2\
        3Upb1XedJbre1COzG7AfUAX0poJD2xtTUuQGa8cYb/q7cMlZ14NjxVrbALuPgbRwQBXEuSBBxi5YwW4lopOurrWvCdoe1CnSGb/TplikPI3qUO\
        GDMEW242w1GFtF4ho0Dh5Uua5jSD0r4ypqMdIF0WW8IltbjQhOBfg5gEOjLSvQD7CjWkSNyVs2eEIZ9RWFUMH8BoLnfB75xgdUZec2lBEQ2kQk\
        Y8T31zJrQ9IXrAFdEWapAReIznSvywYmMhEEd97UJP3+nAaxD8V0WhtshhVVa6etnvwappdw7Q3CBIkXtQqxI92DV45eKGLeJpxRwtlxgqmiwN\
        r/MJtC5iJL0ouL2Zztlg/MSJ9shcwfWCFJyU+k5X8Xv1kr0oOuQiGatp0eOk+MS69evT/i6cMixdGwSJ4/Hpb8fVj+yoxnbK6jcdmbId831z80\
        Qz7Zikw+smJGVpxwc8k3sbmyl/mz/7Lkp/QnexP+5C/z5/4H9YQG5a/ZoD9Wlw20
        """

    private static let swiftformer = """
        eNrtVstu2zAQPLdfIfBMy3rZsAX04EPaS3vpCwUMg6AlStqGoliScpIG/vcuaTuwk1OABrnkYpnDXe7uzOjx4dsNNO7jYHph3t0TzQ3vhRPGkn\
        K9JpLf+b90ndOczmmx2dA1Ef1W1KyG3m8UCzqb0zTNaJYlYbuXmhnuYMDtwgP1cKMs77UUPqHh0grqzHj2E/J45VioRyhRKv509fkHOaUzzV3V\
        MQt/BaH5A2qdgRqR7CyuJjT1SzX2rJLcWl81TZIkxJghNIc5SRwQbYbf7CkcECzaXcKjFYcema24RDx0T49EHUAGChzbcTnifiomycwHtHLYcs\
        n0MEicj+/aMNswOj26hznyMAgoVnVc2eOk0LfHwdUoZWhO7KA6X7s7fVpuKBm0UKQMPO/fWy9vE+RlMkWFAyekJGe6Y0PXN9y0CN+fJC/XBUqe\
        JhS7P1e89IovUfFlRvNFsdlTsh1B1j61EdyNRrCqaf0Sh0MuamzVpyU0pZmfiDSSOydQPfFnFMoBl6T0PO7xLEz1wfdkNIgS7KxrWDduGWAF4q\
        Dvp5cTxTVYXya9xtgGbrFPUIFTT1k4F08NalaOlEm8nPk4g0nVoHZ4qHWijxPMDsxAA0hIuSad8FYKF+ZroF5E4izK4rGEa151YpKFxMFAi6Id\
        Wu6c07acTltw2HdcDf101duOXwszveRcc40jKLzfLuUoo6umgQqQm2hV1+BgJ6KVpwxvKhXh6NF3g/44cDDZcivq6KvgcoL8iOjLsAUpop9gff\
        RKa+za347eUMeaUHsHcPMLdmWWJ3mczopiTvabR37Jn+eXguJjYP7YL3MPL9Db6KU0e23D5G+GeTnD2Of4xb9Slk/tgo8X75j5Al8or/14sW9m\
        eTmz3D7bLf4D5Klbzj4/Xtctt292+c92+QetpZ1B
        """

    private static let swin_transformer = """
        eNrtmE1v4zYQhs/tz+CZ1vc6toAe91YUBdqbYRC0RFlcU5RWpOy6Qf57h1ScKFlLzsZe144XiIFoqCE1z7wzGui3vzZc/l1TqbKyLlj9yz2qaE\
        0LplmtUDybIV4sieL/MoSDIJrjGazrJH80WQOXJMlhB4RDcymbgiSCKsXA4nueZ4xLUS6oIFVZCoQRXS+RsbJiwVKS8gLh6dgYUlbpHNxmAQ7w\
        GAfz3YY5o6mxh2D1YTGyK8baustGCGOBaNJy8/h0d8ZCxYZuFYGoNNe8lAhnVChmlpSueaLJc4S6buxCupW04Eln5cmnEBWpKWwEwTs2tK+rNV\
        lwqjrudWlvAj+vvaeqyy/kWzPVWu4xWwtgzp/M/jMtQbesBoaaF4Xzp8nFZ2O3PCXk8OkGKZ3fzb9/gNGubhhf5hCu5BqWUct7zRP2jC/V22p3\
        OceorJhEsY394VcFbMmCKkasAiLSsvYDEk4i0I3NOYrRK0XBUasNrZewdN/VThzhF9mKIa0dQcDlBO/0EFs9+BMQBO7IIZ5FeIL9MQ6D+QNGi4\
        aL1JySMaqbmpEkW9pLAZyZJIp9bZjUnAoUm1RBfI3BkQICs5mHfTglnD/AXuBqTPeoqeFulGtdqdh1l1znzcJJysJ9FaardFnTJXNrJhhAUi5E\
        JkVJU3ftO5BYd5AfCYKVLv2VA/ECsTwjcA7hEI5N9LCzUygIA3YgmYnHX8EOXFYQXEsWqgbuMj/Al/F/AHF3uWWRWNElGsg7HkamUnfukBk/sK\
        610iQp5Roeq02lTZhj5A1nWgXwjEPSY1ubTpaAWQBfqWAjVIDyHvDZoB4B8yfDjjCPE+UJQHZfKXHgTyL/R8Kd9/a6O6BxilZ3d5OdztJ7Z6Oz\
        vvv63GEFec70pVruzGBwRYXYxv5uXjeF6R3t6qW03s7qUFM6Jb9dSxLQXc41f02Dw13pcRjH0eRa2lIvwTc1pl7vWx/BBrEeifRqB4g9of2gCe\
        JmavXtM0Sf800MEUPkjqN22e9HFbYv+NMUmXlE7Ef2OTvVNh2/KrbQ+6bYnr9Tnb3W6o35zFNQ6VZbEEuSj3gBihkVZcqE2iccz/FH7cch5RqC\
        I+qz6ad0MTx0dlhfzqDZEYIqqBCnUgKooP07pIU9jfeataBG4WIRJeNpekgLT7gvUgyay+2Zu8L4QwlBj/z0U5iN6eSQEHaoL1AHVqJnmMcuvC\
        t850wxcQfp7aYxknHJdCPZsEB6drmJsaw3+PcT+2Cg3qC14+R12fOr7Z3/R4MaX3F/eiyuHnaDcunz+cCl1RPy93XxQW4ftYkfBngUs4vtTP8B\
        bC7Dxw==
        """

    private static let swin_transformer_v2 = """
        eNrtmN9v2jAQx5+3P8PPVkJCloVI+w+mvWzaC0KWSZzg4Tip7cBYxf++s9N2odAfMNiUtoJI+M6++L73sXXtp69rLr8pKnVRq4qp7+G7a9RQRS\
        tmmNIonU4Rr0qi+S+GcBhGMzwFv8kWNyZn4JJkC4iB8NgOZVuRTFCtGViC0WhkjaWo51SQpq4FwoiuSmStrJqznOS8QngSW0POGrOAZdMQhzjG\
        4ew24ILR3NrHYA3AGTkP7D6v1zd7+WgtVKzpRhPIwXDDa4lwQYVm1qWN4pkhf/IxqnWOfCNpxbOe525NJRqiKASCVD2XyNVyReac6t5yVbtJsG\
        7UzWlU/YPsm6kx8oDZWUDUxZ05cLNhr4JumAK9SiZaJ5iEMt1ZpfQ+259fwIi69zKjKJegaU8ZK9sIu8+s03jFM3iPbIVwY7NpboczjOqGSZQ6\
        BbbvNcRZhWRONbsJGYQkmFhMXIlRivYQgp0t11SV4LzeqVAKheuVHIYJvq146ioeJFBy3Ct4Oo1wgoMYj8PZFqN5y0VuwxaMmlYxkhWlGwrQlk\
        mi2VXLpOFUoNSWB7JpoeIyh4RtsBEO4C3j2RZiwVJrukatgtloYUyjU98vuVm0cy+rK/9eZr42taIl8xUTDATRPmQmRU1zfxV6UEy/r5Y7JdGO\
        aCQMlx5kCwItCgJvIRySQYZXlf+Q0F6lYf+wEBZx2UA2nZRwEMBrH9Cr4D9B0767Sz5zZGUGpSNvgncOZhoGSRRgZA/kbcgYxy6Y0oZktVzB3r\
        qz7mrmWaphFy4CLzggCKpBlbwiA7MAiaWGMKjiBm1nh9kxdRDbtEwdfohPhCj+G4jwg4cknQKe3TceNms7IlvowLAkhTmGvZ0YdxBCEPgRHIAR\
        Ztnn+TD2wUtwcnnwwqjLZ5xEp4EXRm/gPQVeT+STwevFeAZ4MMs+zwIv8Ea74DnVL4wenMD/c9UNGSUn2hHYdPMdLcO7nZLTCUleKSDJcXwkg8\
        NDQLkv0XJDz/gkITd/YeEoGQ4inV6nNd37Wg+/697N6QJt95EgvbT25yBvJzbej9RqmJ33/YTO3nq/wVeeq/l+pFZD7b51RYU4f/s9iZ+G7s+/\
        JwcDU6fW8e33vsqDarD62z9bA/56EEmOJGR4HbjhcvMPLpH4JQDitDr+CtmTeKiAXO4CeaF4JMfRMaDb4zfmQfii
        """

    private static let swin_transformer_v2_cr = """
        eNrtmE1v4zYQhs/tz+CZ1pcdrSygp16LXlr0YggETVESdylKJSl73SD/vUPK2cjrAPE6ya69yUFI9FIccp6Z4Yd/+2sr1N+aKlN1uuX6n+R3/c\
        st6qmmLbdcG5SvVki0NTHiP47wKkkWGJ6iwCv4yrJm37BwAtgqu+1eUYOUE1FTKzqEMydRuaU7Q2AUK0BVCFdUGu6ajNWCWfIwotWDbyh3iraC\
        TVq+9BGKsAZcQHjuXtXQEiapMRyUOIoiJ/J2zUtSihbhZert8d42xnmEE5zipLjv2nBaOn0OagyNo6+t7O9dWATROKqwZEPl4IaJRq3Unf+Mf1\
        F63X0kxzK1Vj0iewWwNoeygtgQSXdcI4yUCv5w//4JIvKufbaaEv9Nz7XoSuj3lW4srafEDP934MoKKombyaSllt0a1L7rJIxFN7UfYstF3UBU\
        wGVQNTfcohHiRrBJrEu76+9fC4y6niuUe9t3vxpIhE1CmCZrajiBJIJE83FCOXokDWGgT1uqa2i+nYQvj5MM30cv99GLMwgfngQvXy1whuMUz5\
        PiDqP1IGTprFSc2kFzwqrav0pwnivyQAPlLt1g4oNztgTfnLEIxzDKvLgDW9DVSbdo0PA1gklW4jNMTage+vjE3NtgPpbMojwKlhg5ovv21Qf8\
        oXAdtbGEdWoDhsZa8m4GLmfAsGcjKgFRz5FzLKgYyBJmpQyYQbSnrOGzJIjQXXEEeJ79JICnaKEqwS/3FKeQj4PokDwUdJy8Pntlvlt+4+M69x\
        jeYt7Xgip7PvkbyI5D8ovkiLynjtMF5FF2CH+/+Obp20V/9ppzNeivazFqhvoZO+38Jnl6JdqvQxCW92o45H52MZzEPQYkUCWwEbzXwkkxkUD6\
        OcfO5QlB2d8Y8CJ7k+fOEfH5B89LQ3xdCW5aKuX5Cb5Mn4b/cCd+XfaNtb3Jw7AWthnWAevaUG/dFbSlKux3ttOsmYkWDruztiu5NKHmksPJ24\
        Rlt1Wyo2W4iYJ4Nl5czWykFLo/5CtasyiL5yxObwLwHeA0FSzfayLANWRF24aPEA7MFhyJP11mGY7TPLsMLykRrrQIn3P/+zb8P+b6993qcwRJ\
        xGaWML6MqoyfWqVjz2soVDfTm/TnTZbjGgZ33XNeDWfuN+RXDIoVaveC1Zv+yLXzAnPe4325vSl935q+ifyL7kzpW9yYJhhna5rFacrSpzelSa\
        9L3JP+B/PaaLM=
        """

    private static let tiny_vit = """
        eNrdVk2P0zAQPcPPmLMJsfPRbCSOiAtH4FJFlps4jVnHySZOS1n1vzN2u0vbXYndlaBdDonqN+58vOfJ+MMXZTbflH1zC70YRCutHEbI53NQhp\
        eNMCOQqCBzMFPLSy3GUSJCwzB04FJ3C6F533UaCIjVEhwq24WseKVa3Dm/Sgm9YiTKYjJLs8LZK9nbxtkYYSQlrLjz30hROTxClKIx9pa1MlW3\
        5qP66ULPZ2RGKDrztlb3fBBWdUDiwKdUDZ2HJJBwh/RD950/hD3SC9vcw9TB0yixblle950yFkgt9Ch9qEXZmRWXP3phqpOguiuRBm93ae4pE6\
        XlWmzkgNwYE3z6+Pkr7OpfqRI3mUlrv7ab/m5ZEOh6aSD3cbdvLcrDV8pySlvOWIw6eRUgh71y6Px6LYYlQreH1OfzNEYWM8KSlMRxhp73xOf3\
        xJMD2h0akwy5RfiI8/w35+SUthxp2xJYTEpXLoFaCjsNSGG99EstrJWGj/JmksYqoSG3wySxyslyDIJEuAAhoZhSVGzRF/7VQbcwDbgbsL6m5s\
        204AojgFVt+/6UlaBSo3PH2DVuL32KpXXJXSXk6OjmjGYxJeCO7E4rXx0WVqsBfTgNMQoWWDbcsxk4iPq38+38qFqhqDk44oK6RFhjHWZEZyB6\
        gcfnHQtC2JIX1sBr94M+VssF5n3OTIuDDmHP75CDj1MyS//cIfsPE82e2SLsjC3C/oMWYa+0RdgFtgge9jO1iIPdVMf3xQ2SPTOPnzBlegyyFy\
        ryXOBTHApKg/BYT1/sv1E0oexciqIlJREa04tUFJl5kqK4zz0PFfXLtqucBOPNJMYGTmROd7X/ZZmTl17+aBqiPuHTLn8JXuyfOdnCMyqcvP7B\
        lrzOuZZcxFj7BXejy+4=
        """

    private static let tnt = """
        eNrtU01vEzEQPcOvQD47+5UQykocQOKAhHrqASmqLK93dtfEaxvbmxKq/nfG3rSkSsQFqDj0EGnn+WU8897zu6vLqxe3xHLHRwjgPKk3GyLHnn\
        n5AwitqtU13eB5EMMBKtcRkZqJgWtP6DKWehqZUNx7QKQsiiKCvTINV8waowglwWxBk4jD2EDLWjkS+mZ9MXfT4GZklYAWbBiwU3XffADeepZ4\
        yHmMmilEdCaPyjLHgzRIy9IY37Y71kiOg3VceUjtnUksXKeYSdZ4dgZ15usZmIegz8AJQamGx7A2bmSK7+OMROvsc/y8RDCJ0UnnA/PByRYOmy\
        noudgfjws7KfBUT0qlOuztfXlNibEobJ3Ydy+DDqxhybByzdA/tDc5Q2qCZuMI2xvueixvj22tyzU9MqZerwp6ZEsdy9mUuqzoifh1iecPQh9m\
        oaSZpGrjTR3wMDlgoutjiX9CL1tcCslL+utYxTF7CLHnHTZAfozkLZmcwhOcfujYMDVMYlsS5DjmJwtnUpdbZHbyO24jtcXL5h2DmwB7JptEIH\
        WRvaVkBI7qbYrsNT38UFIf2hNsdkoYvcOrLTZXLAmWxZTgfUll2ckoB4niIKZwRe3xasItFwMsqqxA2DjZ4wualxpCsL7O814G3CwTZsyHid+A\
        XGjDh/xj10khQYfF+0+LD1xsG6PB58EB5CP3qFSSwO6DcQLfDLpq0TWNDzpa7vCRdhg2cK+kfnVUPjBlG0Xn7ovc1VVZLLOiKMuK3F3PYfJszu\
        OfZ2p5sXqUqWr1+0ytTyJF799GsvIJA3ZOhOec/eWc/QcBe9JIPWfpX2TpJ4zl8Z0=
        """

    private static let tresnet = """
        eNrdVsFu2zAMPW+fwbPmWY6HBgb2CzsUvRmBoNhULFSWPElOkwX591FusqVDDy0QIJ0PMsRn65GPoil9f7jH8APjpwMM0sseI/oAVV2Dkfs0Xb\
        EatBVNJ20AtkimHXvRGBkCEsLzPE/gk25jJ5RsovOEZhO4LYApaQImY2PcWhoxOGeAgZIhTuStd4PwMiKw/HnVhAyS6F7CuNUNmXY0ZrLjfjib\
        KwZuQAvV5O34OXoMFqMwpGsKFSo4KSXfj0/Sbwg6nEVWdcm+Mb5M+l4qqXhWHBmsR23atEChjKNH0ahNMt0YhbYtxZVIOCvYgpXEoYyMEa0I+H\
        NEG7U0UEU/4pG4aGn6+ACjJxQonk6JblwLTR4g6r7/+if8rNfakAf+SJ9pS5szOKLWjqTCWhttUVK6oUdJSE2ZYqdBQYTYpqDIPg3CUvZF0L+Q\
        3tyxuxSq9iGKxtltonTtPktzPj2JecqeVhopF9ChbDPVEGxIsg3EAnKQTYdfiiyHI3unKFGWy0nYQHk8RUUJLJdprK6vmJeMl1fWvPpbbf1bq4\
        00Ms6p2m5XWv15FwraBhVnVmOX6q6k6rLrVZwXBf9YSme5fbNrEdvi7WdS6hLF4tUzKWfpbH3+72/WQpKWWXeRfwT+t43kov5277oRFeWr1be4\
        Xc3tZnkl2s3vTvQbzY76tg==
        """

    private static let twins = """
        eNrdlk2PmzAQhs/tz/B5loKTEILUS89VT71FkeUQE9wYg2yTdBvlv3c8abZklcNK2wOquODXZph5H399/n7S1n84s1462aqgnGfles10uxde/1\
        IMOJ9vYI39oWr+SCRoK6pGWs9gFpt2aEVlpPcKlSxN0yjuTbeVRvRdZxgwedyzqKp2q3Zip1scuc7nkPEC+CKHRcY3t1CNkrvYnQGHORSkt6YX\
        TgbdxY450EMdO9WHJoozlHLMJ4re/R1coM4hI/3kUbGDMfSl6ygmFpUmlHLfefFAdd2PB7IMwT6QSUHDmnvZdq4VRj4rx4AMD1oaVjJrk69R/Y\
        b9aJPqEUGmntL8Er/amq46oLWYNfsS39m15KOu1KiQ8NzfmhtgXa8sK2tpvLp8DBGx6Kv+GMRWeoW0iRT+muhj4MNJuj0K5zHncg5jVuWN1Yyn\
        xApGpEoitUBSMOZUovUFcYIbpZIoZUWcNiNI5QukC7DtoM0uZlMrGQanRFXvY7MbgtB2h5V7yu6l28Ri9irg/GUXDIDjY8gzG1x0GCtsatEMW6\
        ExLAu6bT+9diXRNjvgwFr/xIq17fFfVxuCGxSGJKhVYGWarOIw54OoOnvEgFfTyCufpEmcLRiJTNa1xpxKFm1CzWDu1mNQJntZNeqJJym7bO4h\
        GYQxAUq4KpdTokS2TAiTb6UxU1hM+ZQokSuToOTfu9+tcshWHGbFHJZ58QrRDG3POMTT8R7S7WQaQeIRBi4n1OLxU66XQM8UqPkp7X/+3bvf6D\
        KB1xCiM6aGdwnIcL3w/4DadPZD/692w9s18B4aXQER21uZpaRNktkUdsffFTHobg==
        """

    private static let vgg = """
        eNrVkztv2zAQx+f2Y9zMqHrETiOgSztkaTsUaBfDICjpZBGhSJUPFang796jnKCGm6FDEisDIfF4vMfvf/zw4+bmzQSDsKJHj9ZBudlA3e5gyz\
        agQ89rJZxDByxL0zQapeZ1JzRZirg1wQ/Bc+etbJBseTT2auBWeGnoWjLfErXnStyhBQZaJ9/w8/c5RW30eHzwifZ5c8hubP9wpINS0bZTphKK\
        D8Yo8hfjoc7Gmjkf5U8P6RocZY1/7zX+bnjYbhmYATWUrVAO92/H3S7LCMLcKZRASCh2FaRqoJygNw0qHpGUm/Ulgy/UU/5+/uar9bzi/yrL53\
        XyT8laFD5YPISYoFXCe9Tc4c+A2kuhoPQ2IIsoudQNFR5lSFnGclawS7ba7vcsihLNEwRLN4BK7FrehYpLKhO87Pt3cyeJHylKdksOUpOkg1FR\
        CeoXKqmkRhFRR4Lcyd9IIa/YVSxTWud51IM872t2SUq+MxjZShKihA5Fk7Q1mRUVqh3GuK65KC7ILdB2v71Hyiv9D9XbX8LGNqZjdcso/Efh6+\
        4rGUn9/SvGT10vRYHiv4f6COyS4RaLIfsss/1aVFjQiK+fYsRPAZ9CPhfo9WIov/S4L1aRBY3+9VON/mOwHwN+LujXiyF+jmeweHUW8iT+AA5n\
        +/A=
        """

    private static let visformer = """
        eNrtU8GO0zAQPcNnzNmEJK26XUtcOCOOXKrKchMnMevYke0UStV/Z8ZNF+9SIXHjwC1+fjOeee/lwxcdOudH5d+cYZJejioqH4DvdqDHXgT9Qw\
        Gr6/We7fA+NsMCVRtCtBXNIG0AtqKjnUfRGBmCQqQqy/LK0TGxrDJErAlU40G1otUjAtvUvFVTHLCqvjUalGyRn94ZzSS8jNoBWxepa+tdgnCU\
        8opMLog7qHdf78AyRnsHTgiuObyELSokjDwpDwyiHsfiEx0+I1y38NwvRNljEVRVlcA5KEFTpWWBRT8rggM+oKURjbPHjH1EmUJUqEgnTUjM3r\
        t5ArZN38YdsGhyzmCRPPapiHoIUjirumpLMwOzszFXdY+6Udk5nqbbcc/ATcoCTx0ub4+3SIgwSmMwGMlT4PAcFpzg6Zv0PYLnVwbzVc0yezna\
        yxZz+e6BrRm6nfnLNyxzl6O7bFmbb1kuK4cShWIv1eOAKUMwM4iDtcVHSupiD8tE4uQByxX6jX5hcJi1aWmzTsk4eyWarqejmyO2aVFI+kFKVj\
        EM6y8SLQ+9ivgDwQXbYBXxzjB7gzc4yNCJYT4Ijc1TjN6/krrQtnpCXqe/43zaTvhg+t2WuZsUzwb3KItHBpSF5R6VfaBZtA/xJg2FqSB1kn26\
        00kdkh0xg1vYQLLKSTaDelcj9bLP3Y/anv7W/Grzwvzqsf6j+av/5t+U/he8/wmaSwWf
        """

    private static let vision_transformer = """
        eNrtXVuTo8aSft79FRN6lhA3Iboj9sEOn3A41sfHOx47zu7EBIEEkmqa2wBSd9vh/75VoAtIBUJQQFGUHeppIbVEffllVmZVVuZ//QEi4HufQt\
        OLNn7o2uF//DUJzNB07dgOo8nz588T4G6NCPxpT6ayrH6Zfoavx+vd8ZKkoSvAM9Y7+BGTqYKeenvXWDtmFNnwiiSKIrq4dfyV6RiB7zuT6ST2\
        X2xvgq7b7sq2DAu4k+lS09EVyw7iHfxD+fRZO9u0otMF1wmM0IyBP5mqQvLJ314OxgqY8B1xuLfTK4YHRzOZbkwnSq5Ea9OxDTOOPfwr6FOvXg\
        hC/+vV5wIPxMbBdPZoYN7ecdDFZKRGOqDzOwM/MpKRwbE6thmmY/X89GKKTua7QnubfgK8KKZfbl/fzwZ4EL/04ulrNuvjhdPNIHgN4K2dvWUb\
        8EM24C3zEda7Z7pgbVxEin0pMK3sK6GfIA7fLaaAo8Fhria0wFxHON5eTmRxezm5Aj9ql7/8aoPtLjaQACCikxSPt+Pz862m4Drmux0ijgHXFX\
        5Fd/WPRBKXdyDMTm87IYe7Zq7j60srx1+/GBso6sn36NfJiZO5b/2nE0zOg8y98l0c2x5kb0oIyz6AtX35dCt+D05Pv0wnfgA59ZwM7+//NIF7\
        kA1pZSRAS6oB1RFqa0ql58mNJsNvfHk1wy188a+szj5L6jSjdc+yqOrTo9I9y/C1i8o9S9o0x+/0XqZn3p2eX5TyWRaWi2lO258n5mEL7+asp6\
        e/umjY6coF8OdJBJw9/KuMXJJxhDEw0WcmaH50o18S/k/sAN2uPRMXf09vpVz5Ly+SPL7vt1fw48+/T+BLqz1wrOSTQjsOTeDBr4jiEKzjyTPS\
        R4iKbcZ7qLjrzRa9z98jwlpQwPALlMzLDpLX1oZMCCd/w0+G70em9q/JPkT3B+9ptzF2+5UBrONtzHHCF8wggKYrQBoBlQHeDvAC+J2plNNbWi\
        fqhG5REkQ4PNuEQvwsCqouqQtV06B+qYulLkOZwd9EXZbEJbThkyi2kvfJmq7JTwt1in6VFFFe6OjX5WK5XErSl2nO1j+L6EbCKDbWvneAt56y\
        LpGGgIQ9ObIJbECCMGIZMpAQIi+yEVHQiGZmtHYmf3/BUF5RNE75sVIeCj9L+SzZPytT+Cp6fBmNLqiqznVhrLoAhV+iC/BV9GBcFxTirpAiLu\
        UiXUBPH9YFTdOWXBva0QZllM6QQtwZ4qQfJum5O5SDg5A7xLVhmNrAHSIZQrS1SbtE0gIakqLwQOb6QJU+XBNgLE5RbtyE3CJO/KESnztGV4AQ\
        co24RgxVI7hzJENRhS14RyLSA7xK6HztlCJ9uBE/477RtAkkkNwR6z5jfvSknEZuDwZpD0bsMk6bYHUyFKP0sfOwkHKyuQUZpAUZt4u9skGsGC\
        szOgGi1fewtZw+LLVLdgIKMq9izgzXoa5cZ3kesb1K8TwhnlWl9BJOUUqJ+zO6fkvdvgmKF4cAPFl+MTboe6SX6u5dU6aY6509kwXxzlxTeNOW\
        70L8jEHe/SPhBWkNJYQ7HUM4G5ktML2YeBwPLerZzKjiTRJU1swIiqYsR2trOte6AsE/ErCd092fkWPKeUCCB009/hYIknXIiPkfZf74NSO4A5\
        KfU24EMggPBHfXA3JBbm9/MD5ICfLUOCH2wbyK/KSn1pcOkaG5NQ19KzkWiqyKo1+OmnI1XcA3okef8XAzVrggvkPpu+iwiwtWTTpYYR+KmqAV\
        1Epq8rBXlTx1fQuJIvq2N6PdhA3duYJsZGBBhdo49hs4gDgJ1DtYWLs6qpwg2KUm7eI4iJ7n8yj2Q3NrC1vf3zq2GYBIWPvQYQBb45AMfX5CZn\
        6ByADSi+AFf+K4lQNSkGRRtIMTo9Z7+HXQ2fahEI7DuSKZDINC+KhEMlF4WmQIhfiTPDLkyV5rwdVqDKKhIXiqQalxJMuQVKojqXAkC5GUIZSo\
        pERVLNP3olm2fzRzgYks6apCK8I1yMrxLcE3QQvGtI+Ce4qFObz34VXEevCiv2Mf3qwLmbjWXSyODtmJdCo5kQmU3IssR7GiF5liyd3IUiiVB6\
        Bk0Y/M2rHINR2HhB1TdLUoFh64FYsqWbEESG7FylGsaMVSLLkVK4VSeQBKRq1YbMPPgqMkYb+0i/nS8ifWcxvU0ObcVADs3JrhJH7CQgglTSza\
        GtFE9BiMXGXCgtXLBYtLDM5UlXyW8MkF2YqWae4A7RyRWSKJQoIkT5dTmU85kij5XPAaJHHNAN4Frqjo2fhe84cWnigs8UTtkCddGJN8VtMkdK\
        MkMarfHLahkOK0fHXeHLWA5x9kErvrdzYF+9X2k9tpOcJmZYJgv4IQbYBjp25nisLxH6Q0K0nNPzNOdygkBaZvbUcBsoJzsCRVdm8ps5B09PhC\
        R27Sze1DnZWMGARRD+xAo72yGX0H0pVEnsFMeLUhxUie5hGnx8fZTqDXj48vPdCjV+ORJ4hKz0pLfQuTQPqwmckIYqC2RjMk/U1u5dCXXolJ57\
        rsz5NfzdB0HNv5tAPeNkqrtFN3SgI6EJT4D90c1aPMzqfpxeZ+C1VPTvf/Hsrr7kt8Vdfg0HBRapsTzdNBzr83JG2GNkhnyYLazAkNOA+J0gy+\
        bri2BfauNHu14EVpZvnotVlkJf/MgAu/wbNjWZTkWRTbQWTI4svxE6RZaEcJmgXLeSXI3wCPWd4bkCy2IIZDT/APX1G/Ctf05sE7lNB6l4I4O8\
        oktKGsoF2eW/6rh0Y7PyDcIVRf3+Zf34wLZileM12015sny6o4paQg+yHYjojbeGpDC+N7WzlHbSmlttQutQfM6BoUa4FaHRxG6c6M1jaP3ZCI\
        juSeDN6R6c7/AJ9mCPCHsIN/OBLlW5nuyvepqdMkSQtZWtaDBNkR4BmF8+n/7Uxv+79704P/zr77af79aeiBGdghBAp5hGb4b3B4lmVREcSlri\
        4wvCuJ7JIfSRwHcYYIn7zUousPTcXoM6pbyA4NXwEgrmnPzwDAJ+dRG5fkuQeGDz+hr9Gv17PV+8xbz9SS8MdwAXA6OFVxVXWnj7WNxk5qDJ0i\
        6DFhBX30NhGaM11fyrpmbR4hSvKXwj1/AnhwjIHvmEkftefJCjgQNzOc1F1pkyRZlugODUpRP0Ju6KqhzmTLXkm6rdTEvUKoQAL/dlc0FJ2tFQ\
        3Kon0Ib2WXDL23erR/faZPV9Gjxko7e8sAEIeZrmxWqrQyK+s2Qh+7DMAC0HSsD9RWBoZ0AGeD1w4IOqoCd+6Wi0kuGErJlEL8BMeEoMmro/Je\
        Dos/nKVAyZHm+kHvGRLUGNcEHJEikrxMBltBgjQ76ixMskoLuVcwrkIuvaWQq5El4fjgCUTNIuMCzfd0oKKKomvYiswSNvdrsxSDYpmxCf3v4M\
        3hbMkDs2FOgyrWjy/GxLUhWZInQbxgCpzcgjOKRWL0wZ8nnhmDg+28f/ifPVi//PiPn3+ffthH9odv6OnWdvYfkqD1w8EMUaXTDzBC+pBui5jO\
        Bxho7p04mnxpjDeyWhzutuFO3QpqvAmydpA8yoXrB10s5LK8foAWnIrWD5quMw2iflrD6TtZP8UvNjSAL12FGAt+t0sTnHk1mDdK4AonhvMEM6\
        Al5nxLnWQEBhrChN61Z+6mczedu+ncTS9207dmJ7t8Gv5UMu4Ycr4fGj/5UzKVBs4+MmRVJCE9PXO+/Fp6KgWVAgZaJwYvs9SCdSI4JoPjHIg3\
        y/kNqNLFdKypIqmy4jfAhKYFfOOg1GiulMxe9T3se+eDl/jzwQgJOEv1aPLvs+0EqrBOf8Ud7pXRg50Gkd4BWMCcIQcrzXabnV67n+z/yx+OuY\
        rmH7/74ad/4VP8VQmax6W2fCogMTpPnTgmC62D2BDnmOCpinNXcmfge54TFxp6fBmaGxMGXkfLADdtc3FWC8eHzPn0j3b0qx/F6cH0vjuWkEtQ\
        D/azVxv9ZTQvEtAsep0pK3Fp60/VT7Ie/1aIXuk/woojZwS23WVC3o+RUEkv6ibIC0bCQTZOZVcGeJ700dEOb6hlFO9tth0QxRdaluKdTcC0cR\
        /CwDE4YmAASffYAKLEOnSzlT9s64A2/Yqtw4NbzMPVDAQDQxiUKAWM+blS3GEDxKhEKR5ZORm0UiAYGMKgRCk62lKSW9pSOn5OD5pyBG5EMdRp\
        xEzFUf2uXA6d/zzAykLBcRhdoIWGTEuwNTjzwSOwHBTjiMLQaGmJxAanMTw8y0HBeIj21l9ND9yGeq6NSJKB9NGNjvlHmJLgv61NB3jb09brzW\
        7ut5fMd/LMwSIeKPUrvSsyMxW2FLlahS1ReajElvJY1eFUFmwW1H5QGGWy6KIA9LUomK5BexzsCAtA19X72vo8+grQivwQdkOtAI2bZ+sG8uOY\
        Zx2Ub1arkKXyWO2+VBIjK2RJx/RbW0Ys11eEY21UX/ER88DiEZAMfs3qKw7n3Pm4iuAVC/hl1FiMvDYihhaMnv5thMpDpe0Ggg068tbrwfMsyr\
        xWXgEwvOBEt0TkBSc6hZsXnGhWcOKMZc30KB73nPHLz0ENUmIGODkV8qqL5TaWedVmvUHGQhBeWrCKQqqqzhWygUJC/KoqJHwrerChkIWEal44\
        sHtqDaRwIF9G6C1649Eyj5Z5tMyj5Rss0wp/ZKLloVX4e+xYx4Kand2G5TQe80+qnQ3OeyCJ+xSb3o4+B4TZMhslRGlyXpA0WXDHF2qSp+tjDT\
        eAss4gvXYIpNOZXHZfxnomuVI2qja8HnZqtN5eI+jKqdE6T1KvLYm6CDOZNmw5wmZlgmAPzfJ6Axw7RdsCnp/8QD2zESi6cTI2BZer1R9MUUWf\
        UN08tG/B7fgVvMX5Euxk6gUkpYULTLlYff6/XyZT67lO+5BjhSvxQ4WXOuRA1Yqn+AN72Wq3Ut/FTwv1vwRhIVqtChbQB04idZAkUgdEIjVLIt\
        mwZVE87sgUtngaBKemTbHgKAzdrExJqkOnGPTddruSajCEyL0JiFDpGj4BlSFcfQIa0vGo7IAJn5C6QydmEkgKIBRi4L0nT84b+6xt6p9YZDkg\
        jh27tfBKkTNMUnNMWuDtkusERmjGwIfvEDSi0dZ0Ysaxd16bt8BmQ4XtKhNCMit6pmW6e99jIBSzgle7PbohJM5003J0U+/TjTDZMiV5foBUw5\
        bloYJ+hSJhhnzThhgwoHedqZ3as9pRauO5jlmMq9gWpSsdB6jWLxyn5lRLgh5jTl1UQdFy/581DzntuS6yvKZbmYAaBUwEpcROPIXH96Gj511k\
        kEqirLbOLrSLepCJcGuhaEXskStMr4IC/1PTa0Wk+tHZ/9O5TnzzPOE38PPvqGufGdvwchRfti9xb+yjtFLJFvlBPv6D9sO3kpp/VmlvHCdTwT\
        lYkiq7uLKnOnpUXz1qffM8f//JnBuDIOqDmIli90LLG68R51rSZz8z0iqqs1v/EJM4PT7OVhS9fnx86YOZ4zSZN6vrfXOzuV1NZPm4cc1QYKgW\
        ViPZzCd1KYudxnJns5XS610SDXy1A3P+0y+y/N8ziLOwFSRtpomijRglxGbYV4pa7vAQngUttpW/Z9mG20MeDyFvIt9aE/kEcD+IW2psW8ZUSW\
        PhKE4JgGwepigaMKEkhvEyhr0+PHcYQ3DvoTlrBneK6w6q4zI+BLOoOJUY7w52ptIWjhqsie/VaJp6FZg9yQr0us4/L+zS+V7NYzIiul3TQFAs\
        bdcUQEzfjo2sd9vzrBiaU1EUaBf90LFegWUzBVN+eYMAUJRV6yGOUWuVTfDQKkudW8B2LSCEuEDNr12gpY4e1ZegOqpU2LJRKOVn84pz1DGV6o\
        J03AC3ZoB3+61NPERIRn/kqyL3GwRgCXU96sE3vRtWqZOC7TDXtOfnGg/wyXmD1TjJrGyn9Uam8BOo2j/L3SDRSK9U39jxZLAANmj2NPwa1FUQ\
        4Vhk2UGPi9D5ueRSgJhNXK0Ji7XxFqyBEjj2zIzWTh/lYPEoU73QRADzvovwlqNOW9DEPuCmE/vQ79nZIbuoF7u7iqJxd7eJuwsBrNyLRdHQg7\
        plu/Yn9jFiUaxyhFbSx6tyS/3sCzZdGedOYi34Gdqm6G6uJb9F0YEJoHoTgseJPE7kcSIHvO7m2pVZHpBnNjCzzF22donc6PzfY+xl5oSflB7w\
        2wmSmjQLoOuA37TmecVkOE+0nlfMkfatx91W3PHErB1Oje9HNzqa3kxNNWw9NUw1/m8vme/kadaFyyLp6eW6LWivj1KMz3ppM4hd8HZtw5qWbO\
        jWGrR7ePkOKYZ7eBmLID+73NrZZRzeas+MfRo8Y1XOWEKM1URJkJaysjwzFnhQQJ6CekSf/K7aU+2V05UESkeOyuoNR3PFbkRBwhAS/vm7Z7pg\
        bVxUg5aiSHjgBH97cOD4o5i6KTYprz1tMiy0pkTdsDDOowPZST5DupTO3H8vEwHRzNk7ZoWVfU08gsRSZymqv1sw0rTv+ChzhCvJfgRS5/Jumg\
        hNed+laqo/4gTwcma0TYikpzQlo0XdbgxbkakhAwFwqrnkBahYZmzCqC94c1iChARfrA2ympHytGILmfOmYTNkGAWlhxyMApQpTcIgAHffSS/3\
        AK/cEo3j3QTv1D9jdNqhB+bEuBlumkUHTbcVMmm8XScsWzcidQRlvOtG/Z1BoXu9AeFSsMrEj+bU4hVnlHaZHJsCMfJZs3hGIH9QooO5geqMXB\
        4u8nCRh4scbx4uDmTiG1BQNLSJj/twLVOZYD+1R1LMTmyktmWZk2tZ5lRsBYnDdkiNyvL3T7oV5EMEQeMdSEvGQtQYbMl4M9Z+TcjgWyPe2pnK\
        rRELRTFci/PWY2YiP2VGT5aqRqxBJjWJwifDEMV+aG5tYev7W8c2A5AaBoRA4sVFc3O/hco8/9mQtBmQpZfksFgwc0ID2n1RmsHXDde2wN6VZq\
        8WvCjNLD/5J0qfzYALv8GzY1mU5FkUQ//fkMWX4ydIM+gSJqGgF/xZxbZo6f5XcldpjefMAvN6DwcEdcSHAj4fZaG+kHL1YQ+9sHV3tKtPp25o\
        lANblnRVoa9Gd4JT1Tlfo7JKd/4OSTVd42Ycb8ZR+7XKeofeXN2MN2jl1leeO5aCbZ5VbhivDOv8Mh5Wfhy0tQPMecAJd16+Q91qfXTpoyWz7Z\
        WntXFgr80rdqiduBqDVwz2+rVOa+PAXtNa7FDhHEyPYtDceb0IvRKFecTHGQJXSPZcb8yXGtWdummIXQYddzsyWIzE9SDZXn6EWsN9kjwWI/FL\
        0HCp8U1wWlPTV+lZm8bgsChy7Q1CVKCN1kpC9wSdDnuoe1JYMdadNqkVI2btL3wF213smt48eI/9cL1LV/Znx42C0HZsE8I9t/xXD63Azw9o+R\
        9i9fVt/vXNyICWAjZ7Wj3J4srUK+4UpX+VoU3JAaEBrfKDOHYy69Eo7Ypg+KLIl6KOUp5QC/zKfqb9+EIomHTwy/1XeW63MxMVdqgYbyFarY5H\
        9gqZ9aDPv6A0QaAKCJ0Ovt2aOIW6prKga+pwdE29ptlQVezIqHTn+zzCh4sSZtiT7NKe2JMvv6uzc5S8ADAhBt578uR9s15LC7eGS9jOdmsiFg\
        IlmfCESbRBFUlYn3L+VA0db5I9b8yW1mel+oq0OsIqRK+FU5kqosdgpzLcgMnMYpxHN7CeeTRwv7CYO4SWfTl3bmCtwJ0HV0QX9NSzwBOKdAxb\
        ziqcX81YzFqCL5t+NOnIrCsGqcNhkDq+VY8KIIx57Cyu+GSHrcjNmgZcrdWPL17PAHiJ18+FlNmO2K1O5iZZHO3cZBXaJtmwZVEc0xRl8Ym6Mi\
        MYmrMIsYPVWRwz7haWLbgJvgK4ugke0K578Gq3t+eO1O3sGWo5Oqn39wGJrl7cr+9AA/0KpcHI6kbkQtxbqFWFFK4gBBlcpaooV0EmqlipCofs\
        kOrG5O+fcB2iR+kx+CpEtxyqXIWoUBBDZZNmSPqbTKoATY5KehUqYeadTzs460S9TDvUlw3Ki64NqV0ZAKqrTfxWVm3CQWmox2ITopJWmxDTah\
        PinWoTSpWiQTeiYKtoUE1hlFX+kHOVPyrKQmooi/GJoIY+1Of5mKoZoZk++WFYNvQbEC4QkXN9o8JXqjoUKbroY/qqcXR3xlG0N6mNaUfR6ApL\
        hucLEFrj4r4A1he4U3nqRhRsV56i1EmoLyT2qoJlBkvu+OCAjYMi0xAoHI80jj1QqCmM+iCz4KViFZvQgVKu2A1n/eOh0zHUm8yMWq89sehU06\
        96/KcXhX/6o9GfTmXw50sL0ZVb2wLVlcyOupQ/x67k9jtlQZMWkCfnnwVbpDeHAnC7pIPI5i7DPtnwJJ3u1Hs0QQCJLhHoJKelcOyE4n2ugTV4\
        d0x3YS3bpXC8qqpzrvXENYh9Za493GmJsgNiKQitpVDrT1rR7jRKicjxb7GU77NJJVCNrkN2FSeE2vJiJJnT1ZFgLz+2aOykXAmuXvi02ErqNT\
        g/IT9cd0hmuoea5Z3VhG1B2ujYVmttMqVFxilcVmiTmZG/IiwVTcr8N5gmmsWgMthF82qwp2YNhFof3iHQNV3kITU1KEQuW/OUoULBxeMd3mBL\
        ya8sdU7+WmSAyJWVz17q6PFlBFqBgOAonFEo8awfQIPOVRHswHU+fdakDJNF5/FjTZY2KHa0qG3fUArnqLyv05hHN+DAhLOKC95GN+YgHtuQZU\
        NZjXLYkji4cd+d72iOrQY43/GA6woMAkg0SDShDomxBV6Ndsy4iSmAk0RERotW3aVP7XwaTp8COLPOOrGNk0Ha5TMYiVvHsUiwCO3N2l/7RmRv\
        OSgnUPx1ePhmcjyOeFxiQI7HVXDIATkTxPLXa8AhyXGEIUzuum76k8ZdN3KuG4Sz2FtBiWDwMRalOmNR6q2MFZQib2WkeBR6K6PFo8hbGSIguG\
        lIgxOCBXzjUH3pCbjb40CT0sVlLcUfnI+Kky6fiorQboAHpyrqMrexCAvr9NdmHcXzbGqni0Fj2nkHYAFz5ge2l7Zonp1em05QD2XgGYWtnn/5\
        wzFX0fzjdz/89K8J4ldghxBgJAoz/Dc4PMuaKAnSUlaWRZw+pfiRSR1vLZtlOjHX8akxB+SZszdi09tNKOTwBdGSbZv28s9pmSVyQKQbFUDSPT\
        agKNUlQsd5uC5lES3bAmUkaew8XDi/cQIRJRBEtIRAj/gUgyAQwTO7nS2U1CRVDwso1zDzaT4LxqimeoKnd7mi3YV5TD4AGjLNfgBDzGLWOUDN\
        H0n3KpCeCttpKlRXKvwEygoUe75nt1eB9FoQIy9AWlcUtSFmqPxobpykXA+u048XH70WxChqj3bWjk/ttR0fDQsZjPfae8tXg3+443cRccRr4r\
        DS4bsAsEuH7/fNei0tmOzv/f/mqYMM
        """

    private static let vision_transformer_hybrid = """
        eNrtWk1v2zgQPe/+DJ1lWR+JmwroYbsosIdusWi7vRgBQUu0zJqiVJJy6hb97ztDSo5kJ43tINkkDQIj1pAZct4bvhkKefWJa17Jj4pKPa9Uyd\
        Rv372aKloyw5T20unU42VBNP/GPD+OT879KYybbNGaoglauCTZAlx4foKPsilJJqjWDCxRGIZoLEQ1o4LUVSU83zPVkkkP7aycsZzkvPT8F5Mz\
        tOSsNgv4w7jztWA0152hFDVR1PDK808C6/nLckVmnMIMoxrmLERCNJ4/p0Jbi86oYIQaI68eQa9bA7WqPm/55ZIbsqKiwcBkIwQabaTEBbSZWV\
        ea2MggVsGocrHKyhkdOr21FCucBzCGbnG2vZ85l4CfM3bLzLPW0G0G4SVcZqLJGQEnc/615yJfS1ryjFxSeuVQTfP+iKos4jA7dIBjcFdYbVpc\
        YUccd82Wi12ztYCrxdB8wXixMAQJAEQ9h8fX9nmzVQeuoGumMMd4WQb/4K7eWCYuZyBm3bQOuatsNDPbppmosiWZA9Xea/zqdTk5WPVvUXubIA\
        cjfxjDJGSvS4icrXjGLr3nZl13j+e+V9WQU6kN78fvr94z/Y6Z3QM62+zDrqS9a8/g1jmtGlM3hmijeA6rJvHuOaWrwrrLqMox/7hZgzsLBNWM\
        XPAcj+rE6oI2rLzC4kJynClWC5oxYgfcEhvyHLKK5Q1MmHOlTbtSXl1IsmRKMtGpjsV2VRAc6rnA4GAWxDednIBenPnx6cQ/BeHYYtOTMnjP3v\
        7rbTOPA68xZd6BMXY5Q+l2EuydttbcBta3f2OqsskLnjHO7jy7qVQVPX05JEdW4NESU2acgFxDsjipSb0dpYdglxd2qfR7T4VTUGG/1eA0iv2e\
        ArvHoYaluHV/cPJSm6GGUwHL2qT/az2DFHvT6uGMZstZJRmM/lnJ1QfIBbCiTHRx+P0ak0bwPGu4yNHznFHTgDhm8wIfIYUBxxwAgq0k/uWwwJ\
        gLBqdNeT/AAczH0/LdaxRua2FMrdPxOK8yPcJTYnQAQDMBcKqA1rVgQVaV41KMFNMg4NlinFNDceK4rGZcsEzwuvcVaDZBjeq0mJNFMyMc9utZ\
        T4NZRBiCoMBEUDAAjUt7CG2oDszMJlNmvDQMXvpeySgwPIXU8dsP0K4NuJ9G8Nx+zv3BmU9PkSx7jEgGKMNeHKaWqaDjIAgDO+q7POFzjgR6yD\
        dWLsBVatbFMaKlADT9uwRxLwifCH5bgWJU4+0T7GCEJ4g8Jvlc5iqePd7Yz3sapeIJ0Ul8Rzp1pCK5Ivsp9u5BhI6g8dRvPxsah7abScPSuy9v\
        NFuwURyEW7ydhkRHk1+at+vPbQ+doFK8gBXiaHkHVA9ObHi/1Cdnvyj1XckruAH+bXVTF3g1Kakc12tTQY0b8ZIWbFRWObSiY8Xg/gccjbFXFR\
        XNx6swiEYA6eev489fySW2TEtmAGAAd/RynifZi/A0sFfhPdIN/qiXbmSO4dm06yfcNPFhHn7O98lHrA4PTHosRvEk3xIflwLgYkUVpxL27m2m\
        DpLR3ZVS73VljGCSZQhRe21Kp7Fvf2yAm7tMmsR+7yaTQgKz2l2N3P2jxW1zuerlkyaVFOtuxiDppshB29un2Mz7bWdvH25TLG4mAseA3FvScB\
        ruTQNMPYCGxD/xJ3hFfabhOhoEINke/uM7qCiMTzZ6jF/7ejx5VHqsQXlBdIOiqgrQ25prq80IVavDtCkUK8bvAbK3JIlHHGRylIQhq0dCEWiM\
        w2gEc0jJct6U0egiJ6jTeWV/affkpB11JYziEWRjrUkcLlsPEV5zbOGX9bfrVHuHucDtbEe4swaCKgmWjC7DHku36N81PfGAntDREx4P+/3APe\
        jY4ujsJLnzqjkM+8i27VknDkzEvXQCO7a9ExYn768TT6Xn0yUV4rbvCTD6ay4dTzV3AbAPP8tdgTeW0KVumBxU45J9atwOb8817hB6BtLS8bNP\
        kfs57k+2yA3DPrLIPcvEYXm4l07cUON2iPt1a9zzi43/+Ubd5wHfbOy+4X6MbzeSR8mF4XJNlKWgPjuo7+uL7Jk/uMS8jK/T9+RofZcy+MC+NP\
        gfHTD7x4NQdfKRk2hyrahL2PktFP2Gzm+HuQfd+d1n03c0LcfD/ZAbvmPL5TDiQ3q9Z2m4Y2m4odnbYe5xNnvHJO5/NqaIJw==
        """

    private static let vision_transformer_relpos = """
        eNrtWU2P4jgQPe/8DJ8DJCGEEGkvI819tFrtBbUsJ3YSL87H2g5sb4v/vmWHpjPAINilhw6aQw4p2+Wq957LFfj1D654Xf0uSaWyWpZM/sbE11\
        r98oIaIknJNJMKxcsl4mWOFf+HIcf3gydnCeM6LXYmLzQWXuG0AEfImZrXqi1xKohSDCye67rGmIs6IQI3dS2Qg8g6R8bKyoRRTHmJnHkYGQtl\
        jS5gmf/qqWCEqldDKRosieY1coKx9fvXao0TTmCGli3rLLiCjJCTEaFYFx/XeE1EawNiI9dGbUPEul6xqjc3Sw9XS2bChpnPDWRsQkB9sw2+ao\
        UwRlUQCQntxnpOqKxt5ODB7QJvZP0nPjYTrasTZmsB5ItvzRvG80JjkyCEJpli2gaX8b93xn0EHdSCPDMJUzUvy/FXw+QXY7eLTN6vE14TIqk+\
        NCWiTlc4A9BQp5nPxoA68tY8ZW9TaYeZfX1yUN0A1LGNaPtJMwWkADEAVmOFZwlBMfqONGG/1YbIHKa89EUYe6HTE1K8gNdORfHC6Ukonjo9/c\
        S+86adLiZnT35stLR1UNJyQc12GSO6lQynWW5e69ZgTiHXzu1+WJj4c6bh9KAtOID55hS9oFYKGIEUeNXA4i7w5RQOkGseAAcogwz6wyYIcGGZ\
        TzWK3fFiBikwAiAu3fHM2T2wWGl6ZMu4BITTulrDzh1eFqWxUR5EYuHmGYdQY2QgApuAlCoFeyPSkLRgI3/sou3T9tMbUTghimHrzwsx1ITbMQ\
        clYE+d53/DnXcPugqtGxVPJjnXRZuM07qcyI05cCWpJs2zrmVajHhJcjYqa8qEmgBEDOBRE1pvKlETOlm7Y2+km3bUHVU1OYPkSG1GwcINFsSw\
        ZMogKjIMW2MOadkze275WG0gTW+FLhTTR9MS0HFfPfVvhB1g/WsLGLBD71MYhkpZTpoPVAVOkDj0wgAA706GqQ8emQYeDdNr68MbU0MvE41oAY\
        3AvZ3iol7LcKi44Ie0AZCOeZ4GSolsqvvWgH1PGkNPqmAj3W9Nfxbsjqmp3x0eS9cs/B90Tf3LD9Ad2HnH+tyIc5CaCk1pEIXZzLuqQh/46dXo\
        w0oxC80zoEpRMspBD+/yxTAzajstvOgBPxiOobQtgZd684BkFwju2MEAu4GDJG7+2fBfRbV77/8wFJvjesfvih8syF6fmmYsYv5scb0od06GL8\
        ybd0VXCvORrt0z+Bq1zaifsIxG16tt52SAalMlEeJ9rtVpFHxPaOEDXqtHSBpJsdSfz6MkuEBSR+sHr6abl64rFfXze+4EU+oDN9Sneh/r6+Af\
        scGVCHW29SZ07vpJdPbXOPUQvbf6uLfOKe1ZX4+ivZP3U5jSJIqCxSXSG+wF9S9aGx05
        """

    private static let vision_transformer_sam = """
        eNrVVFtvmzAUft5+hp89wiVJE6Q9bFO1PbTVpN0eosgyYMCrMcw2Sbsq/33HJiSkYmo1dQ95w58P9jnfxW+/c81r+VVRqfNaVUx9eXf96gE1VN\
        GKGaY0ilcrxKuCaP6bIRz44XSNV1Bg0rLH5hbhkqQlHINwZJeyrUgqqNYMkIv5wmKsSlhGMl4dkIw1poQTwv6XktFM90AlGqKo4TXCU8+3yK/b\
        DUk4hQqjWtYhRELjCOdUaNY1wg3ZUNHam2UrhOtXscd1mard8TCB353e1JqMoG7UEVzVP0dgaowcgR0CR5Wn8JbxojTE9owwQkeWBL1nCmEnhe\
        FUoBgZXlXeZ9vNpS2B+ro1TWtIXhnYvvn04wNg2iiewom9ZLEbeOcIBgL6g5GU3pX9vLGsuMbhr8Hmx8urbw5PRJ3eklwC/N5+ol6avtj1dS0a\
        t9FqRmiiCXB5FMmCiokOPAjg0LphA2jLZVZve185pxWiTqggjlbYZXdW1tXazcOgsb3pwtl8UN3UtYDO6KZwTVlXkZJnGZP7s3tfKJaTnFFDdE\
        mbAZ6xDU+Ha3N/2F4D8Q2TPbOvNa02YLmEwjzOLMEcIuTMD7KMJQxau91SVcD+wzBKcTDHg5TEkBK8z0gchHiQELccoyZehXiGFzgIoM0hnXEw\
        xSdCxFYdfMx2bLO9wyhpuchsY5aXFnKT5oVdgtnsLUAL/Bvh47awYxbMwHOBdnAA1Ns+HlCrrG1LYxodTyaZ8PKE8qZNBE9zLpj20rqaaFZUTB\
        pC5b0puSwmQCdxfBI/YOl86rknApU5KduE8GyfhMkI7Z6mQQK1XNpYdFOtIvdo7V8ulPM7YHdY0NGQunymEKTA8/HJ8xX79jelDUlruYHrO8Wc\
        Tp59BeBGV8tzDhTEzm5engIMkzKp4RJEG5qW7E3o+Wi3HvUMCcPpGflmGPQuCUMvwSx4mM/YJuc/mAs9R1HfW/6jggOpyrZ46XgH4cI/6BQ90m\
        n+N50ucDDDYYSjs094SabJYhktn0j4kPmzS7gAH7y4b+y0vW9c0J7jmxlkGwcXYJ1z940gfhIFy9kTvjmh/nyM8wfb1vK4
        """

    private static let vitamin = """
        eNrtmd+PmzgQx5+vf4afvTkg5EeR7uFaVe1DK53UVXVSFFkGDHFjDAWT7t5q//fOmJCQbKTLrZpcsuUBCcZm7PnOZ2AS/vgiK5nr25LrKsnLTJ\
        S/PZCClzwTRpQVCWYzIrOUVfIfQajn+XM6g3ETLdYmd4wWqVm0ABeEDvFS1xmLFK8qARbXcRw0pioPuWJFnitCicmXQhO0iywUMYtlRuhkPEVL\
        LAqzgBu91tdC8LhqDZkqWMmNzAn1B9bzt+WKhZLDDFPWorEwDdEQmnBVWUsVcSUYN0YfHkGvewNFmX/d8yu1NGzFVY2B6VopNNpIWRPQZmaRV8\
        xGBrEqwcsmVp03xkadzlqlSBsPYHSaxcX+fhKpQb/G2C6TRGtDuxmUl0kdqToWDJwk8q7jIr7XPJMR26b04FDB4+5ImVvFYbbTCI7BHbBaLA7Y\
        UcenZpuLp2ZrAVeLXfN3IdOFYZgAUJQ0etytrzdbbcRV/F6UyJjMssFfuKt3NhPbGahZO61V7pCNR2bfFKo8WrIEUk3e4ClpmdxZ9ZMqyCbInZ\
        E/jREa6G2AiMVKRmLrPTb3RXs5pyQvgKnAhvf4aiUNZEizkFeCQSlCpTYYBeRJFcNqy++8TGHwoVNhAVQYXddX4Pq0U12B69FOHAF5L96rGuOg\
        nZILvIFDd4hvdkd3yjsgfJXCfd10BPa5YiTHYavEh/uwlPG7dZGEPFqGuRYw+il8m+vVZ8NTLDPLTysC7T58Aheuw1qqGL0ngpsaqiZKUrzMa6\
        QlBnUhtiHdDisULBWQhpI8ggOYj8+5B1KXuDVYcJGwRR0yCW7JVym00Gm0EPr3L/IWE3Dz5ubj7S3MAwAhPKkLWKrZEJYleLQIR4YEzuA1qCc4\
        yDRzBv7U9Uf+eAxM+6PJ1JuM8MyZeq4zgecmqUxs53nj6dh7PfIpnrpDxxtN8XQymkwmrjunO8/XJqWJLCvDIpAN9txIZMUftLIOKiOyAU5wyT\
        qBMpE20Zh/fEqBVLpC/TOoqUf6XwR56WLMt9WnoKqE99z6cx3P3xTg0N0twHFfgMfx9tG7Af2Lu4vBrknrWbgbjY/mbvOWD+Au2mN4CgxHY4th\
        F8DZkKLecMyP4dNFJV8Mn8Phc/iEu3o+T8EnCHuIT9Qbjl+Rz6n/HD6nfs/nSfic+gf5BL3h+OX47NvK/5XHC+sqz/Rjpu8pL4vB62gpzwVn31\
        BeEpxX0k+eDc6+m7wkOK+jmTw9nFXGlXpuL2npPPyJoGfxSBY/918I9gS5GDEs3ietvruf2lW7I2/7bvBO/W7YfrYOiMZae7El+vfVdNoNAudA\
        9t977RUvJdcQOHlK+7GteE/0yYi+lr97z0f0z2nQe2RPh+yV/AN8OmR/ACGb3dQ=
        """

    private static let volo = """
        eNrtmN1umzAUx6+3x/C1yzeEIu0NqvVuNyiyHHDAirEZmLRblXffsQlL2m4tUqeKtpNCFB9Oztfv/CvSL9+ur64/3aGWdrRhmnU9yvIcCfrDfF\
        zjHPGmIj3/yRAOgsgaJClqKnuEQ3OUQ0MKQfuegcX3PM8YK6E2VJBWKYEw0mrHpA3WUl3Ux3CpMfSaNaTmZckkKXmDcGJzsGbDSmOAmHIQYkpU\
        M1qemUp1I3vatMLkznU3MLylor/3vjaOatBCqR2hWjOpuZJPuzeiJR0FP+jRsQ193+3JhlNIM3qZ5J2yXtCKNzq1qiePrZBT/sFsLTCP+r5Zqq\
        4hdvwwOCmdK/PxKxjRMYMmRzhwLCg4wZsteugZocOtnRHCprvJ2vBbMjI4VW/QcAloCyoMW1sS2/OCnY1X/2in4xoj1UKEzEY4fN4roUjpE1gK\
        WB+7AChDZpugpN0N7So4302LlOURjnBq0pyzzXL/MsBhGk0X3D5hzvIE+8H4Wh8w2gxclCbollE9dIwU28ocAS7hsoTS4TshPt0WpqSKAfMOHS\
        AA+Juod2joBNyptW77zHUrruth4xSqcXvKxUVfuaY7t2OCUVhr16yZULS0ZuK7Y9skjZzAaXXtaGpg1VsCYQiHEpHmTeOejcgxgaFIfweOW34L\
        A+CyhbqtFDK7iqiwG1FolHnOZWL8OqBdKLmHiKNy7OwcY3I8g96MnW859JflaASPfu8ADFPAUGQPGRBtaVGziwC+d1if8MHMPyI+qJWk8Tx84H\
        sP3zm4PDxr/XmuvuO9BtZgtioTwOp7OHrINYgTHAO54/WAa4r9ZHwti2swynIW12DBsgxmy/K98bO6TBxvDr+3p8twti5TbBm9E67hpMvoea7h\
        gnUZkihKPyQ/6NvoMpzDD3yf0iXcNteSdBm9WJfmj80qSafrAVfzCLRIsNEkzNXzYKMFCzN6sTDfLMCjMleXcwj+U2n68WugjWdrc/ytEXgvgY\
        vPfvpnEX7074nMD9JFLUA8Kjhx/BnPTPGCJRzPlvAH5WyFvnJmYX6TOofnof/8/84fxmP5r+YsADg/tQCnx88lLMAvwD5qFA==
        """

    private static let vovnet = """
        eNrtVtFu2yAUfd4+g2fmYTt2bGubtD1PfZi0vUQRIjauUTH2ALvqovz7LiSpKrfdS5N01qYEKRwuN9xzOMDHH914xe2bLeqZZi23XBtUrFaorK\
        /RGq+QULRsmDIIx66rhpaWkhnDAQkJIQ68lt2GSdp3nUQYsXE/sxtsP1hqrBYVh+mRn9/plkp2xzVEWtG2wRdmy+YK4M+ljSo/k5X2Pkap4Bv/\
        +t3jle56qpmFbCQg90jPbDOB+ShK6KpBSt+3d/2xu8ao67lChdUD373lJaNjNypu43wDNPjiUIH2vMACNoOQFSq2qO0qLqnjBTrGciCicVylCw\
        zfMMogs7HsmtOyU+NhEGAcpgSHeYSjaHEfAuQcIqIkxUkY4WUKkcSH+NppD20ju/IGFQksw/3ymE/gUuMQQ1KI19yIamByXxOG8nvb3AoDUTWT\
        BhBmLVSMoFi0w6jmzA6aH2upJQxzRQ3/OXBlxTHRDkIhxC1yiwYNKAI+nMrUiF9uCUu8hL+vhTbWFw0RjpiABL6H92yKWoCUBWo4q4K6BFiCOs\
        otD7GelQ1/FwUE7daghuEHNcJ8Q6vbFwiSLs6nR/ycHvD5sx574CgHIC+Vo6lpM2yoAEa8n95PKQw0o0KFN85vHHQSyrtyL2CMoyxzbX0YLb2h\
        SosKEuTJRdU2UrSnNyCMZATnKQ7D6Am1AcVO8ThbONVPK/bEfCdQ+8JynMOBrynIyd13IT3+havpvGchMDiLgxDWSfnYmafkvrll2pW8ffiK8s\
        xNJgcfQBFg91PgA91zqlaO3f8b5lXsmyznZ9+Fe+//NfYFBsG+C8rjlBCqobKjlacuhpqhrZ/2eBwR12B0au+J58OAYNRyBqWtSJDgQ/MkV4+w\
        h9sow9m5tlE+u1sgxvnlt9FZTX08aNns7+MD8c9KMQcdkiWb/cE6bx1+AxeC+Sk=
        """

    private static let xception = """
        eNplUdFqwzAMfF4/Q89O4qQrWwP7j0EpQXWUxMyxje2060r+fUpYGGMPwuh8kk6nt3dFPmlnnx7gMeBIiUKE+nQCO42NMhgjRRCllPIsTqBtow\
        a0jOyXtA3ONwETgZD5SuiNu6BpvHMGBOC1h5VHV62YZCdj1jzd/ZaeBThPFuoOTaR5Z6hHdW8+f4WtKqCGTSs3vkzatFA/oCNMU6BGdf2f1CwF\
        g3MfMM8C+HdZ6gFTMAueko91UfQ6DdMlV24swk33QxrRFv6eXFBDpkfsKRtdSyYWgQwhO1G07maNw7a4yrzMFLZkqdi0Zs97WUlsq9fcp4Flau\
        un1ET9RTx9L6rjcQneWC3GeZWglvnr8eUgYCRkD04yP4ifYFpM7T9ssXZrWUq+DGOdDjE1ytkrb7c8JQ9fbdOdpsBgpxgxfAQbuRDQoxooq3IJ\
        83nefQP7Dasj
        """

    private static let xception_aligned = """
        eNrtWN9r2zAQft7+DD1rnuz8ag172J7HHgaDgQlCseVYRJY0WU7XlfzvO8lJ6rZktGOsbdCDDXf36XQ633c6/OF7yY0TWn2UYq149eYGGWZZyx\
        23HcqLAq2kLje0rNdoiQuk+paWknUd7xBOCSFeKRQtG6ZAM/Gi7p3pHe2cFRUHXeaVxnJWOoRrJjvuFSBRya65RRgplXzln78NO2jbjg2fmCub\
        L6DMqmCvrDbUMgeeSUKOGsNcc1e9lnrFJDVaS/DEtsMBKr4VJYBUL2WQ3bU5iEuMtOEK5SHI3duf+9xMU0hLODXK0b2EgevNFbNrMN2McpUXN0\
        NaQD+fYp+TQUizC4z2qcmzHb6FBcsRl83mJ3DBcsQtTvpb3PF3B5dG3FNxhRdTkk3Da3nqG3rAaFE6m8xxeGVkejFalUJta9pthEG5sz33FmYd\
        vRK+jLnsD0W4xGNG5IGeTjAJlXiPHBhxA3tC9RPw3uqWK9e3XpHudhiteiEr76DmzPWWD2UKomTOcUU7/qOHFcH1ENERKH3dN1pvkHcE67pQ37\
        31UcC+TU2bfkUFuEdOtO37W+IkrqZCpRtACRW6gvgFxy8mOLu89A+crwz8heYAoV6SCcTOGZCwIMkM75+QueqBznP74DEl8GVAVwvbQfq12kI0\
        neNtQpIg4YHCohY+kajhrErqEtQSGoLqwAdihpUNf5clBO2WY/6b2ABiA/gnDeAB6w8b+3Ie7si9aUz7+1x/Nj6bxLLJ0xg9fXmEns8inyMu4u\
        JA9J8b6Hz2evsnfuQBz2Him8/ixBdxEfeSb4g/T8yv7V44j8F68dx/ytLTbfOv2utjaRDbcMTFQf18BvXF6/5z+RvcmSPR
        """

    private static let xcit = """
        eNrlmd1u4zYQha/bx+A117EUbzoVsO9RIAgIWqIsbvS3EpVuGuTdO5Q3tUwrsRgZiCa98IXHQ3oOz+DDgPz2V6zNb0+slo0slFFNy6LbW6aLnW\
        j1P4rxMNzc8Vv83cTZr1BwYyO6FHEmy5bxa/u17AoR57JtFUaC9Xptg7u82spc1FWVM85Mda9KZuOq2KpEJLpg/I8bsJFE1SbDheHLXpmSSfsS\
        KPJaNNLoivHNqt/5x/2D2GqJGabpVL9DU/VJWOB6n1NXrRiJNtX3kbA0phwJ9xEUnznZsRG5fFQN42WX533RVVO4sThvRb9xH8diezVdq4StrT\
        +FgwBlJOrd798fVSvsnoynMm/3EtWDjtVh+8Q81i9f7zirajzeqM9+/v0n+op/2+yUCDeiDm4EOolG9x6xiFnf0ZP7vzEFvz8NHY6CGz7wKEKP\
        +C+HonDDB/7sM7HwKFBf1l/5UeGRVfbM2bbTeWL/IlXSdI0ScbqzX6vOCF0mKAk3uuaHn3Nb4E4ZbEf2jBtgvm3LJ9Y1Of6SGVO30dVVkq/Srd\
        R1t811nOpctau4Kq6s8qtR+au+x1iWiqzbCo01MaOL4pXkFFPK4B4XpPonHoUuayx4f0BWGdbVN0dsUP1qbdOa1oi4Kh9w4/1x9oe4si23ws7B\
        rfrj16lGZSgEzxBjWD2eGe7KZC3jTH0JMfWZz5aL5rXGW7Nd9KHC78aa9xr+182L8j3dxBWum0Mfb685ZtjP3WJsBh9EwSczGTwABdT5BL54gg\
        XTCXzg9Pna1hNNQIdMhUo0GjJ7fPoahK+5DAs2+UT+mw6fZpPj04mE8309qnoxjDqu7v0j1Kdo4EmcOllCjlQzhij6NoMPpoA8pcAbUrBkRs0Y\
        pD5D6/oCitAkVcqyEkE4c44KwsO0bP0emLx5MdlqOLJ4fx32gR472t90180lBydHwPl+HlG8GDQNa3v/8PT+ruWHa/gI/38pTTyJU84CYpiaMU\
        QRhxRMZxQQRxR4EgqWC6gZkxP5fvXDEaGhqS1kns+fmqyaVwyGVw3+6MHY1f6muSfJ5JjkKjjf0GOaF8Olo+LePznR79xJbHJXUKPTjGGJuMPg\
        gSagTibwBRMsmEszBibyPesJJXIT0+z3uqHDhC4TXfUT/KX8WucqmNrTC32rOyruMjMT1d71ABS1h7pD1Reamkh6DB54Aup0Al84wYLZdKG5iW\
        jXeoKJ0ORkdPl4gQe6P0P/u8SPNtiR/qa3bi45LDkCznfziOLFYGlY24z3OepNO4lKzgJiVJrzHkfaXpiOJCBOJPAEEiyXR3Oe44i3qx+MqE1I\
        s6+WhvY6Q/BmwUOwI/68uZQvlhwBE9t5oddKw9ouMyMRbdvpYKJ2p/Rf0ReakigaDNOxBMSpBJ5QguUy6UJzEs2G9QMSjUnpX2z8Zb8=
        """
}
