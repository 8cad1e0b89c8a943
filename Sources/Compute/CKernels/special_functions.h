// The less common functions of one or two numbers, in double: PyTorch's own series and rational approximations (Cephes),
// so that results agree to rounding. Used by elementwise.c, which rounds to the tensor's type.
#pragma once

#include <math.h>
#include <stdint.h>

// Chebyshev series, highest coefficient first.
static inline double tnb_chebyshev(double x, const double *c, int n) {
    double b0 = c[0], b1 = 0, b2 = 0;
    for (int i = 1; i < n; i++) {
        b2 = b1;
        b1 = b0;
        b0 = x * b1 - b2 + c[i];
    }
    return 0.5 * (b0 - b2);
}

static inline double tnb_polynomial(double x, const double *c, int n) {
    double y = c[0];
    for (int i = 1; i < n; i++) y = y * x + c[i];
    return y;
}

// e^-|x| I0(x).
static inline double tnb_i0e(double v) {
    static const double a[] = {
        -4.41534164647933937950E-18, 3.33079451882223809783E-17, -2.43127984654795469359E-16, 1.71539128555513303061E-15,
        -1.16853328779934516808E-14, 7.67618549860493561688E-14, -4.85644678311192946090E-13, 2.95505266312963983461E-12,
        -1.72682629144155570723E-11, 9.67580903537323691224E-11, -5.18979560163526290666E-10, 2.65982372468238665035E-9,
        -1.30002500998624804212E-8,  6.04699502254191894932E-8,  -2.67079385394061173391E-7,  1.11738753912010371815E-6,
        -4.41673835845875056359E-6,  1.64484480707288970893E-5,  -5.75419501008210370398E-5,  1.88502885095841655729E-4,
        -5.76375574538582365885E-4,  1.63947561694133579842E-3,  -4.32430999505057594430E-3,  1.05464603945949983183E-2,
        -2.37374148058994688156E-2,  4.93052842396707084878E-2,  -9.49010970480476444210E-2,  1.71620901522208775349E-1,
        -3.04682672343198398683E-1,  6.76795274409476084995E-1};
    static const double b[] = {
        -7.23318048787475395456E-18, -4.83050448594418207126E-18, 4.46562142029675999901E-17, 3.46122286769746109310E-17,
        -2.82762398051658348494E-16, -3.42548561967721913462E-16, 1.77256013305652638360E-15, 3.81168066935262242075E-15,
        -9.55484669882830764870E-15, -4.15056934728722208663E-14, 1.54008621752140982691E-14, 3.85277838274214270114E-13,
        7.18012445138366623367E-13,  -1.79417853150680611778E-12, -1.32158118404477131188E-11, -3.14991652796324136454E-11,
        1.18891471078464383424E-11,  4.94060238822496958910E-10,  3.39623202570838634515E-9,  2.26666899049817806459E-8,
        2.04891858946906374183E-7,   2.89137052083475648297E-6,   6.88975834691682398426E-5,  3.36911647825569408990E-3,
        8.04490411014108831608E-1};
    double x = fabs(v);
    if (x <= 8.0) return tnb_chebyshev(x / 2.0 - 2.0, a, 30);
    return tnb_chebyshev(32.0 / x - 2.0, b, 25) / sqrt(x);
}
static inline double tnb_i0(double x) { return exp(fabs(x)) * tnb_i0e(x); }

// e^-|x| I1(x).
static inline double tnb_i1e(double v) {
    static const double a[] = {
        2.77791411276104639959E-18, -2.11142121435816608115E-17, 1.55363195773620046921E-16, -1.10559694773538630805E-15,
        7.60068429473540693410E-15, -5.04218550472791168711E-14, 3.22379336594557470981E-13, -1.98397439776494371520E-12,
        1.17361862988909016308E-11, -6.66348972350202774223E-11, 3.62559028155211703701E-10, -1.88724975172282928790E-9,
        9.38153738649577178388E-9,  -4.44505912879632808065E-8,  2.00329475355213526229E-7,  -8.56872026469545474066E-7,
        3.47025130813767847674E-6,  -1.32731636560394358279E-5,  4.78156510755005422638E-5,  -1.61760815825896745588E-4,
        5.12285956168575772895E-4,  -1.51357245063125314899E-3,  4.15642294431288815669E-3,  -1.05640848946261981558E-2,
        2.47264490306265168283E-2,  -5.29459812080949914269E-2,  1.02643658689847095384E-1,  -1.76416518357834055153E-1,
        2.52587186443633654823E-1};
    static const double b[] = {
        7.51729631084210481353E-18,  4.41434832307170791151E-18,  -4.65030536848935832153E-17, -3.20952592199342395980E-17,
        2.96262899764595013876E-16,  3.30820231092092828324E-16,  -1.88035477551078244854E-15, -3.81440307243700780478E-15,
        1.04202769841288027642E-14,  4.27244001671195135429E-14,  -2.10154184277266431302E-14, -4.08355111109219731823E-13,
        -7.19855177624590851209E-13, 2.03562854414708950722E-12,  1.41258074366137813316E-11,  3.25260358301548823856E-11,
        -1.89749581235054123450E-11, -5.58974346219658380687E-10, -3.83538038596423702205E-9,  -2.63146884688951950684E-8,
        -2.51223623787020892529E-7,  -3.88256480887769039346E-6,  -1.10588938762623716291E-4,  -9.76109749136146840777E-3,
        7.78576235018280120474E-1};
    double x = fabs(v), y;
    if (x <= 8.0) y = tnb_chebyshev(x / 2.0 - 2.0, a, 29) * x;
    else y = tnb_chebyshev(32.0 / x - 2.0, b, 25) / sqrt(x);
    return v < 0 ? -y : y;
}
static inline double tnb_i1(double x) { return exp(fabs(x)) * tnb_i1e(x); }

static inline double tnb_digamma(double x) {
    static const double a[] = {8.33333333333333333333E-2, -2.10927960927960927961E-2, 7.57575757575757575758E-3,
                               -4.16666666666666666667E-3, 3.96825396825396825397E-3, -8.33333333333333333333E-3,
                               8.33333333333333333333E-2};
    if (x == 0) return copysign(INFINITY, -x);
    if (x < 0) {
        if (x == trunc(x)) return NAN;
        double whole;
        return tnb_digamma(1 - x) - M_PI / tan(M_PI * modf(x, &whole));
    }
    double result = 0;
    while (x < 10) {
        result -= 1 / x;
        x += 1;
    }
    if (x == 10) return result + 2.25175258906672110764;
    double y = 0;
    if (x < 1.0e17) {
        double z = 1.0 / (x * x);
        y = z * tnb_polynomial(z, a, 7);
    }
    return result + log(x) - 0.5 / x - y;
}

// Hurwitz zeta function.
static inline double tnb_zeta(double x, double q) {
    static const double a[] = {12.0, -720.0, 30240.0, -1209600.0, 47900160.0, -1.8924375803183791606e9, 7.47242496e10,
                               -2.950130727918164224e12, 1.1646782814350067249e14, -4.5979787224074726105e15,
                               1.8152105401943546773e17, -7.1661652561756670113e18};
    if (x == 1.0) return INFINITY;
    if (x < 1.0) return NAN;
    if (q <= 0.0) {
        if (q == floor(q)) return INFINITY;
        if (x != floor(x)) return NAN;
    }
    double s = pow(q, -x), at = q, b = 0;
    int i = 0;
    while (i < 9 || at <= 9.0) {
        i++;
        at += 1.0;
        b = pow(at, -x);
        s += b;
        if (-1.11022302462515654042E-16 * s < b && b < 1.11022302462515654042E-16 * s) return s;
    }
    s += b * at / (x - 1.0);
    s -= 0.5 * b;
    double factor = 1.0, k = 0.0;
    for (i = 0; i < 12; i++) {
        factor *= x + k;
        b /= at;
        double t = factor * b / a[i];
        s += t;
        if (fabs(t / s) < 1.11022302462515654042E-16) return s;
        k += 1.0;
        factor *= x + k;
        b /= at;
        k += 1.0;
    }
    return s;
}

static inline double tnb_polygamma(double n, double x) {
    if (n == 0) return tnb_digamma(x);
    if (isinf(x)) return x > 0 ? 0.0 : NAN;
    return (fmod(n, 2) != 0 ? 1.0 : -1.0) * exp(lgamma(n + 1.0)) * tnb_zeta(n + 1, x);
}

// Rational start, then two Newton steps.
static inline double tnb_erfinv(double y) {
    static const double a[] = {-0.140543331, 0.914624893, -1.645349621, 0.886226899};
    static const double b[] = {0.012229801, -0.329097515, 1.442710462, -2.118377725, 1.0};
    static const double c[] = {1.641345311, 3.429567803, -1.624906493, -1.970840454};
    static const double d[] = {1.637067800, 3.543889200, 1.0};
    double size = fabs(y), x;
    if (size > 1.0) return NAN;
    if (size == 1.0) return copysign(INFINITY, y);
    if (size <= 0.7) {
        double z = y * y;
        x = y * tnb_polynomial(z, a, 4) / tnb_polynomial(z, b, 5);
    } else {
        double z = sqrt(-log((1.0 - size) / 2.0));
        x = copysign(tnb_polynomial(z, c, 4) / tnb_polynomial(z, d, 3), y);
    }
    for (int i = 0; i < 2; i++) x -= (erf(x) - y) / (2.0 / sqrt(M_PI) * exp(-x * x));
    return x;
}

// Inverse of the normal distribution function.
static inline double tnb_ndtri(double p) {
    static const double p0[] = {-5.99633501014107895267E1, 9.80010754185999661536E1, -5.66762857469070293439E1,
                                1.39312609387279679503E1, -1.23916583867381258016E0};
    static const double q0[] = {1.0, 1.95448858338141759834E0, 4.67627912898881538453E0, 8.63602421390890590575E1,
                                -2.25462687854119370527E2, 2.00260212380060660359E2, -8.20372256168333339912E1,
                                1.59056225126211695515E1, -1.18331621121330003142E0};
    static const double p1[] = {4.05544892305962419923E0, 3.15251094599893866154E1, 5.71628192246421288162E1,
                                4.40805073893200834700E1, 1.46849561928858024014E1, 2.18663306850790267539E0,
                                -1.40256079171354495875E-1, -3.50424626827848203418E-2, -8.57456785154685413611E-4};
    static const double q1[] = {1.0, 1.57799883256466749731E1, 4.53907635128879210584E1, 4.13172038254672030440E1,
                                1.50425385692907503408E1, 2.50464946208309415979E0, -1.42182922854787788574E-1,
                                -3.80806407691578277194E-2, -9.33259480895457427372E-4};
    static const double p2[] = {3.23774891776946035970E0, 6.91522889068984211695E0, 3.93881025292474443415E0,
                                1.33303460815807542389E0, 2.01485389549179081538E-1, 1.23716634817820021358E-2,
                                3.01581553508235416007E-4, 2.65806974686737550832E-6, 6.23974539184983293730E-9};
    static const double q2[] = {1.0, 6.02427039364742014255E0, 3.67983563856160859403E0, 1.37702099489081330271E0,
                                2.16236993594496635890E-1, 1.34204006088543189037E-2, 3.28014464682127739104E-4,
                                2.89247864745380683936E-6, 6.79019408009981274425E-9};
    if (p == 0) return -INFINITY;
    if (p == 1) return INFINITY;
    if (!(p > 0 && p < 1)) return NAN;
    int upper = p > 1.0 - 0.13533528323661269189;
    double y = upper ? 1.0 - p : p;
    if (y > 0.13533528323661269189) {
        y -= 0.5;
        double z = y * y;
        return (y + y * (z * tnb_polynomial(z, p0, 5) / tnb_polynomial(z, q0, 9))) * 2.50662827463100050242;
    }
    double x = sqrt(-2.0 * log(y)), first = x - log(x) / x, z = 1.0 / x;
    double second = x < 8.0 ? z * tnb_polynomial(z, p1, 9) / tnb_polynomial(z, q1, 9)
                            : z * tnb_polynomial(z, p2, 9) / tnb_polynomial(z, q2, 9);
    double result = first - second;
    return upper ? result : -result;
}

// e^(x²) erfc(x): directly where that is safe, by the continued fraction beyond.
static inline double tnb_erfcx(double x) {
    if (x != x) return x;
    if (x < 12) return exp(x * x) * erfc(x);
    double f = 0;
    for (int k = 30; k >= 1; k--) f = k / 2.0 / (x + f);
    return 1.0 / (sqrt(M_PI) * (x + f));
}

static inline double tnb_log_ndtr(double x) {
    if (x < -1.0) return log(tnb_erfcx(-x * M_SQRT1_2) / 2) - x * x / 2;
    return log1p(-erfc(x * M_SQRT1_2) / 2);
}

static inline double tnb_sinc(double x) { return x == 0 ? 1.0 : sin(M_PI * x) / (M_PI * x); }

static inline int64_t tnb_gcd(int64_t a, int64_t b) {
    while (a != 0) {
        int64_t c = a;
        a = a == -1 ? 0 : b % a;
        b = c;
    }
    return b < 0 ? (int64_t)(0 - (uint64_t)b) : b;
}
static inline int64_t tnb_lcm(int64_t a, int64_t b) {
    int64_t g = tnb_gcd(a, b);
    if (g == 0) return 0;
    int64_t r = (int64_t)((uint64_t)(a / g) * (uint64_t)b);
    return r < 0 ? (int64_t)(0 - (uint64_t)r) : r;
}
