namespace ConvertTyped.Testing.Statistics;

/// <summary>Computes probabilities of the chi-square distribution.</summary>
internal static class ChiSquare
{
    private const double Precision = 1e-15;
    private const int MostTerms = 10_000;

    /// <summary>The Lanczos coefficients for g = 7.</summary>
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>The probability that a chi-square variable is at least <paramref name="statistic"/>: the regularized upper incomplete gamma function.</summary>
    internal static double UpperTail(double statistic, int degreesOfFreedom)
    {
        if (double.IsPositiveInfinity(statistic))
            return 0;
        if (degreesOfFreedom < 1)
            return 1;
        var (a, x) = (degreesOfFreedom / 2.0, statistic / 2);
        // The series converges quickly for small x, and the continued fraction converges quickly for large x.
        return x < a + 1 ? 1 - Scale(a, x) * Series(a, x) : Scale(a, x) * Fraction(a, x);
    }

    private static double Scale(double a, double x) => Math.Exp(a * Math.Log(x) - x - LogGamma(a));

    private static double Series(double a, double x)
    {
        var term = 1 / a;
        var sum = term;
        for (var n = 1; n < MostTerms && term > sum * Precision; n++)
            sum += term *= x / (a + n);
        return sum;
    }

    /// <summary>The continued fraction, by Lentz's algorithm.</summary>
    private static double Fraction(double a, double x)
    {
        const double Tiny = 1e-300;
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / b;
        var value = d;
        for (var n = 1; n < MostTerms; n++)
        {
            var factor = n * (a - n);
            b += 2;
            d = 1 / NotZero(factor * d + b, Tiny);
            c = NotZero(b + factor / c, Tiny);
            value *= d * c;
            if (Math.Abs(d * c - 1) < Precision)
                break;
        }

        return value;
    }

    private static double NotZero(double value, double tiny) => Math.Abs(value) < tiny ? tiny : value;

    private static double LogGamma(double a)
    {
        const double G = 7;
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++)
            sum += Lanczos[i] / (a - 1 + i);
        var t = a - 1 + G + 0.5;
        return 0.5 * Math.Log(2 * Math.PI) + (a - 0.5) * Math.Log(t) - t + Math.Log(sum);
    }
}
