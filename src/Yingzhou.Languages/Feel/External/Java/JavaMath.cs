namespace Yingzhou.Languages.Feel.External.Java;

/// <summary><c>java.lang.Math</c> and <c>java.lang.StrictMath</c>.</summary>
static class JavaMath
{
    public static readonly JavaClass All = new("java.lang.Math", "java.lang.StrictMath")
    {
        // Java lets the smallest whole number be its own absolute value.
        { "abs", (int a) => a == int.MinValue ? a : Math.Abs(a) },
        { "abs", (long a) => a == long.MinValue ? a : Math.Abs(a) },
        { "abs", (float a) => Math.Abs(a) },
        { "abs", (double a) => Math.Abs(a) },
        { "max", (int a, int b) => Math.Max(a, b) },
        { "max", (long a, long b) => Math.Max(a, b) },
        { "max", (float a, float b) => Math.Max(a, b) },
        { "max", (double a, double b) => Math.Max(a, b) },
        { "min", (int a, int b) => Math.Min(a, b) },
        { "min", (long a, long b) => Math.Min(a, b) },
        { "min", (float a, float b) => Math.Min(a, b) },
        { "min", (double a, double b) => Math.Min(a, b) },
        { "sin", (double a) => Math.Sin(a) },
        { "cos", (double a) => Math.Cos(a) },
        { "tan", (double a) => Math.Tan(a) },
        { "asin", (double a) => Math.Asin(a) },
        { "acos", (double a) => Math.Acos(a) },
        { "atan", (double a) => Math.Atan(a) },
        { "atan2", (double y, double x) => Math.Atan2(y, x) },
        { "sinh", (double a) => Math.Sinh(a) },
        { "cosh", (double a) => Math.Cosh(a) },
        { "tanh", (double a) => Math.Tanh(a) },
        { "exp", (double a) => Math.Exp(a) },
        { "log", (double a) => Math.Log(a) },
        { "log10", (double a) => Math.Log10(a) },
        { "pow", (double a, double b) => Math.Pow(a, b) },
        { "sqrt", (double a) => Math.Sqrt(a) },
        { "cbrt", (double a) => Math.Cbrt(a) },
        { "hypot", (double a, double b) => double.Hypot(a, b) },
        { "IEEEremainder", (double a, double b) => Math.IEEERemainder(a, b) },
        { "ceil", (double a) => Math.Ceiling(a) },
        { "floor", (double a) => Math.Floor(a) },
        { "rint", (double a) => Math.Round(a, MidpointRounding.ToEven) },
        // Ties go up, to the greater number, and what does not fit is the nearest that does.
        { "round", (double a) => Rounded(a) },
        { "round", (float a) => (int)Math.Clamp(Rounded(a), int.MinValue, int.MaxValue) },
        { "signum", (double a) => (double)Math.Sign(a) },
        { "signum", (float a) => (float)Math.Sign(a) },
        { "toRadians", (double a) => a / 180.0 * Math.PI },
        { "toDegrees", (double a) => a * 180.0 / Math.PI },
        { "floorDiv", (int a, int b) => (int)FloorDivide(a, b) },
        { "floorDiv", (long a, long b) => FloorDivide(a, b) },
        { "floorMod", (int a, int b) => (int)(a - (FloorDivide(a, b) * b)) },
        { "floorMod", (long a, long b) => unchecked(a - (FloorDivide(a, b) * b)) },
        { "addExact", (int a, int b) => checked(a + b) },
        { "addExact", (long a, long b) => checked(a + b) },
        { "subtractExact", (int a, int b) => checked(a - b) },
        { "subtractExact", (long a, long b) => checked(a - b) },
        { "multiplyExact", (int a, int b) => checked(a * b) },
        { "multiplyExact", (long a, long b) => checked(a * b) },
        { "negateExact", (int a) => checked(-a) },
        { "negateExact", (long a) => checked(-a) },
        { "toIntExact", (long a) => checked((int)a) },
    };

    static long Rounded(double value)
    {
        var floor = Math.Floor(value);
        var rounded = value - floor >= 0.5 ? floor + 1 : floor;
        return double.IsNaN(rounded) ? 0
            : rounded >= long.MaxValue ? long.MaxValue
            : rounded <= long.MinValue ? long.MinValue
            : (long)rounded;
    }

    static long FloorDivide(long a, long b)
    {
        if (a == long.MinValue && b == -1)
            return a;
        var (quotient, rest) = Math.DivRem(a, b);
        return rest != 0 && (rest < 0) != (b < 0) ? quotient - 1 : quotient;
    }
}
