namespace Yingzhou.Kernel;

/// <summary>
/// The price of a loan as its cash flows say it (年化利率, a09 §3): the periodic internal rate of return i, told both ways, since the notice of the People's Bank
/// (2021 No. 3) wants simple or compound stated: simple 12·i, compound (1+i)¹²−1.
/// </summary>
/// <param name="Monthly">i, per month.</param>
public readonly record struct AnnualRate(double Monthly)
{
    public double Simple => 12 * Monthly;

    public double Compound => Math.Pow(1 + Monthly, 12) - 1;
}

/// <summary>Cash flows at the ends of equal periods, from the borrower's side: first what is received, then what is paid (negative).</summary>
public static class CashFlows
{
    /// <summary>
    /// The internal rate of return per period, by bisection on a bracket that is known to hold the root: it cannot run away as Newton's method does.
    /// </summary>
    /// <returns><c>null</c> when the flows have no rate: they never change sign, or pay back less than a thousandth.</returns>
    public static double? Irr(IReadOnlyList<decimal> flows)
    {
        double[] amounts = [.. flows.Select(flow => (double)flow)];
        // Exactly one change of sign: received first, paid afterwards; then the present value rises with the rate and has one root.
        var signs = amounts.Where(amount => amount != 0).Select(Math.Sign).ToList();
        if (signs.Count == 0 || signs.Zip(signs.Skip(1)).Count(pair => pair.First != pair.Second) != 1)
            return null;
        var direction = signs[0];
        double Value(double rate)
        {
            var value = 0.0;
            for (var i = amounts.Length - 1; i >= 0; i--)
                value = (value / (1 + rate)) + amounts[i];
            return value * direction;
        }

        var (low, high) = (-0.999, 1.0);
        if (Value(low) > 0)
            return null;
        while (Value(high) < 0)
            if ((high *= 2) > 1e12)
                return null;
        for (var step = 0; step < 200 && high - low > 1e-15 * (1 + Math.Abs(low)); step++)
        {
            var middle = low + ((high - low) / 2);
            if (Value(middle) < 0)
                low = middle;
            else
                high = middle;
        }
        return low + ((high - low) / 2);
    }

    /// <summary>As <see cref="Irr"/> for monthly flows.</summary>
    public static AnnualRate? Rate(IReadOnlyList<decimal> monthly) => Irr(monthly) is { } rate ? new(rate) : null;
}
