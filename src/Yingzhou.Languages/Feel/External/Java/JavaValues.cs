using System.Globalization;

namespace Yingzhou.Languages.Feel.External.Java;

/// <summary>Values of FEEL as Java's types, and back. What a type cannot hold is refused, never cut.</summary>
static class JavaValues
{
    public static object? From(FeelValue? value, Type type)
    {
        if (type == typeof(FeelValue))
            return value;
        if (type == typeof(string))
            return value is null or FeelString ? (value as FeelString)?.Value : throw Wrong(value, type);
        if (type == typeof(char))
            return value is FeelString { Value: [var only] } ? only : throw Wrong(value, type);
        if (type == typeof(bool))
            return value is FeelBoolean flag ? flag.Value : throw Wrong(value, type);
        if (value is not FeelNumber { Value: var number })
            throw Wrong(value, type);
        if (type == typeof(Decimal34))
            return number;
        if (type == typeof(double))
            return number.ToDouble();
        if (type == typeof(float))
            return float.Parse(number.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);
        var whole = number.ToInt64() ?? throw Wrong(value, type);
        return Convert.ChangeType(whole, type, CultureInfo.InvariantCulture);
    }

    public static FeelValue? To(object? value) =>
        value switch
        {
            null => null,
            FeelValue known => known,
            Decimal34 number => new FeelNumber(number),
            string text => new FeelString(text),
            char c => new FeelString(c.ToString()),
            bool flag => FeelBoolean.Of(flag),
            double number => FeelNumber.Of(Decimal34.FromDouble(number)) ?? throw new ArithmeticException("the result is no number"),
            // By its own shortest writing: as a double it would have digits that a float never had.
            float number => float.IsFinite(number)
                ? FeelNumber.Of(Decimal34.Parse(number.ToString("R", CultureInfo.InvariantCulture)))
                : throw new ArithmeticException("the result is no number"),
            _ => FeelNumber.Of(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        };

    static ArgumentException Wrong(FeelValue? value, Type type) => new($"{FeelValue.TypeNameOf(value)} {value} is no {type.Name}");
}
