// Catalogue rows of special functions, inverse hyperbolic functions and less common functions of two operands.

extension OpCatalogue {
    static let special: [OpRow] = [
        OpRow("exp2", "", [3]) { try $0[0].exp2() },
        OpRow("asinh", "", [3]) { try $0[0].asinh() },
        OpRow("acosh", "", [3], domain: .positive) { try $0[0].add(1).acosh() },
        OpRow("atanh", "", [3], domain: .unit) { try $0[0].atanh() },
        OpRow("erfc", "", [3]) { try $0[0].erfc() },
        OpRow("erfinv", "", [3], domain: .unit) { try $0[0].erfinv() },
        OpRow("erfcx", "", [5], domain: .spread) { try $0[0].erfcx() },
        OpRow("lgamma", "", [3], domain: .positive) { try $0[0].lgamma() },
        OpRow("lgamma", "negative", [3], domain: .unit) { try $0[0].sub(2).lgamma() },
        OpRow("digamma", "", [3], domain: .positive) { try $0[0].digamma() },
        OpRow("polygamma", "n=1", [3], domain: .positive) { try $0[0].polygamma(1) },
        OpRow("polygamma", "n=2", [3], domain: .positive) { try $0[0].polygamma(2) },
        OpRow("angle", "", [5], domain: .spread) { try $0[0].angle() },
        OpRow("i0", "", [5], domain: .spread) { try $0[0].i0() },
        OpRow("i0e", "", [5], domain: .spread) { try $0[0].i0e() },
        OpRow("i1", "", [5], domain: .spread) { try $0[0].i1() },
        OpRow("i1e", "", [5], domain: .spread) { try $0[0].i1e() },
        OpRow("ndtri", "", [3], domain: .unit) { try $0[0].ndtri() },
        OpRow("log_ndtr", "", [5], domain: .spread) { try $0[0].logNdtr() },
        OpRow("sinc", "", [5], domain: .spread) { try $0[0].sinc() },
        OpRow("frac", "", [5], domain: .spread) { try $0[0].frac() },
        OpRow("logit", "", [3], domain: .unit) { try $0[0].logit() },
        OpRow("logit", "eps=0.3", [5], domain: .unit) { try $0[0].logit(eps: 0.3) },
    ]

    static let pairs: [OpRow] = [
        OpRow("hypot", "broadcast", [2, 3], [3]) { try $0[0].hypot($0[1]) },
        OpRow("copysign", "", [.init([5], .spread), .init([5], .spread)]) { try $0[0].copysign($0[1]) },
        OpRow("nextafter", "", [4], [4]) { try $0[0].nextafter($0[1]) },
        OpRow("fmax", "", [4], [4]) { try $0[0].fmax($0[1]) },
        OpRow("fmin", "broadcast", [2, 4], [4]) { try $0[0].fmin($0[1]) },
        OpRow("logaddexp", "", [2, 3], [3]) { try $0[0].logaddexp($0[1]) },
        OpRow("logaddexp2", "", [2, 3], [3]) { try $0[0].logaddexp2($0[1]) },
        OpRow("xlogy", "broadcast", [.init([2, 3]), .init([3], .positive)]) { try $0[0].xlogy($0[1]) },
        OpRow("xlog1py", "broadcast", [.init([2, 3]), .init([3], .positive)]) { try $0[0].xlog1py($0[1]) },
        OpRow("ldexp", "", [3], [3]) { try $0[0].ldexp($0[1]) },
        OpRow("cdist", "p=0", [2, 3], [2, 3]) { try $0[0].cdist($0[1], 0) },
        OpRow("frexp", "mantissa", [4], domain: .spread) { try $0[0].frexp().mantissa },
    ]
}
