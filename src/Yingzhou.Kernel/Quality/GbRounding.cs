namespace Yingzhou.Kernel;

/// <summary>
/// 数值修约 of GB/T 8170-2008 §3.2: 四舍六入五成双, in one step from the measured value (never from a rounded one). Published concentrations are rounded; judgement is on the full value
/// (全数值比较法, §4.3.2) unless the standard says otherwise.
/// </summary>
public static class GbRounding
{
    /// <param name="places">Decimals; negative rounds to tens, hundreds.</param>
    public static decimal ToPlaces(decimal value, int places)
    {
        if (places >= 0)
            return decimal.Round(value, places, MidpointRounding.ToEven);
        var unit = (decimal)Math.Pow(10, -places);
        return decimal.Round(value / unit, 0, MidpointRounding.ToEven) * unit;
    }

    /// <param name="digits">有效位数, at least 1.</param>
    public static decimal ToSignificant(decimal value, int digits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        if (value == 0)
            return 0;
        var places = digits - 1 - Magnitude(value);
        return ToPlaces(value, Math.Min(places, 28));
    }

    static int Magnitude(decimal value)
    {
        var (left, power) = (Math.Abs(value), 0);
        for (; left >= 10; power++)
            left /= 10;
        for (; left < 1; power--)
            left *= 10;
        return power;
    }
}
