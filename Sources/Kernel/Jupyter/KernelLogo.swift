// The kernel's picture in launchers: a small square that reads at 32 pixels, as SVG for the front ends of today and as PNG of the
// two sizes that older ones (Notebook 6, nbclassic, JupyterHub's lists) look for.
internal import CSodium

enum KernelLogo {
    /// The files beside `kernel.json`, with the names that Jupyter knows.
    static var files: [(name: String, bytes: [UInt8])] {
        [("logo-svg.svg", Array(svg.utf8)), ("logo-32x32.png", decoded(png32)), ("logo-64x64.png", decoded(png64))]
    }

    private static let svg = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
        <rect x="2" y="2" width="60" height="60" rx="12" fill="#b5452c"/>
        <path d="M14 14h36v10H37v26H27V24H14z" fill="#fff"/>
        </svg>

        """

    /// The bytes behind base64 that may be broken into lines.
    private static func decoded(_ text: String) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: text.utf8.count)
        var count = 0
        let failed = sodium_base642bin(
            &bytes, bytes.count, text, text.utf8.count, "\n", &count, nil, sodium_base64_VARIANT_ORIGINAL)
        precondition(failed == 0, "the picture of the kernel is base64")
        return Array(bytes[..<count])
    }

    private static let png32 = """
        iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAABSElEQVR42u2XsU7DMBCGf9uV2odgAlYqZWCAJ6g8dGDpkgkh9XVYM8BCFliQEK
        oieADGSOmEFCSEeAOKFCeKzYCbNCQVLWpjBt/mk63/s+/kuwMMG1lcTAb7XZn3xgRwlUKfEHQ3IaIUBCGIFOBTlng8iEUNYDI42JG5uiOAs80b
        KyCkjAx5MH0vAPTNn7YtXoVIjngQCwoA+tmdFuPuyLw3BgCqfa6B/HNLAIV+6/JaswMAy7KdP0w3ovV4coxs9lENg9akpv8BC2AcoPNb8jTZ7u
        gMe6PTiu/t/gbPl+eN+7PP2d8Afmbu3GQq6r4sXbrf5oAFsAAWwAL8/2Kk+/aVZ4CX6wu83l7VasG6s0JZjAgiAIerHpapaCxIa7bG0WIIfAOv
        7xcAlCWeAsL2GmKElCVeAcCDWFBGhm1AlKPZ93xofDg1bl9NaH9wZAL9lgAAAABJRU5ErkJggg==
        """

    private static let png64 = """
        iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAYAAACqaXHeAAACPUlEQVR42u2bvU7jQBSFzx27pkZCWgoqIHmB7UAJBYooKCDNlmkRbZ4gD0GPHI
        otVq4gIh0vwF9FARU1Gyo8c7dIkG3isGOioGTmnjYTR+ebe8ZXmlxA5LfIZlG8tb6KIGwSeBvEm2BaBiGYKycMDeJnMN0y6BI6iRr9+8epAPyp
        bfxQpDrEOJw7wxZAmNA1bNp7vbun0gDiWuUAwAkRlha5xJnxAqDV6N2cFX2uCs3XK0cgRItuHgCIsARCFNcrR1YVENcqByBEZHk+LE4iwGA0P1
        YCjWUe6tqFnZ8UBwNTzZ4JuQgoUh1Xzb/HQZHqFFZAvLW+SoF6AFEAl8WsWZu191dkWgFB2HTe/LAMAgRhsyACvO1P/5d6VZl8bHrT/ma8qkw2
        lv0pgNRrmMtGCe2eX8+Vp4v9n3gb/LU/Bz7rBH2SABAAAkAACAABIAD8VThN51VW9d9XVuv6v3aQvA5KPfut5PqpAVi3nV9Q8jqY6fMlAgJAAA
        gAASAABIAAEAACQAAIAAEgAASAABAAAkAACAABIAAEgJ9KL0aY9az/J2h7m/TVWx5rMetxAETPAFZm+bvfddvzXw295iPAjFtfyj7rNXMG0KU/
        yU+9pgB0EmWz4fD2a+gkGgPQ6N8/MlHXef9E3ewwVe41aNi0RzM2rmb/xbBpT+wDRpMULQbYOfNDT62PE2RjjdBopubYJQgjL8dFk2MyNjfpi4
        3ezZmBqTJwCoZewG3XDJwamOok859WQK4aHB6dFfmuf+kN4MCKCwGaAAAAAElFTkSuQmCC
        """
}
