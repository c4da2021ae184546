namespace Yingzhou.Kernel;

/// <summary>Eight points of P-256 side by side, in Jacobian coordinates: x = X/Z², y = Y/Z³.</summary>
readonly struct PointLanes(FieldLanes x, FieldLanes y, FieldLanes z)
{
    readonly FieldLanes x = x;
    readonly FieldLanes y = y;

    public FieldLanes Z { get; } = z;

    /// <summary>X, for who has 1/Z².</summary>
    public FieldLanes X => x;

    /// <summary>The points with these x; which of the two roots y is, nobody may rely on.</summary>
    /// <param name="valid">A bit for each lane whose x belongs to a point.</param>
    public static PointLanes Lift(in FieldLanes x, out int valid)
    {
        var square = FieldLanes.Plus(FieldLanes.Times(FieldLanes.Minus(FieldLanes.Square(x), FieldLanes.Three), x), FieldLanes.B);
        var y = square.Root();
        valid = FieldLanes.Minus(FieldLanes.Square(y), square).Zeros();
        return new(x, y, FieldLanes.One);
    }

    /// <summary>Puts one of the points at a place of rows of x and of y. Of a point with Z = 1.</summary>
    public void Move(int lane, Span<FieldLanes> xs, Span<FieldLanes> ys, int place)
    {
        FieldLanes.Move(x, lane, xs, place);
        FieldLanes.Move(y, lane, ys, place);
    }

    /// <summary>2P by dbl-2001-b (a = −3), of the Explicit-Formulas Database.</summary>
    PointLanes Twice()
    {
        var delta = FieldLanes.Square(Z);
        var gamma = FieldLanes.Square(y);
        var beta = FieldLanes.Times(x, gamma);
        var third = FieldLanes.Times(FieldLanes.Minus(x, delta), FieldLanes.Plus(x, delta));
        var alpha = FieldLanes.Plus(FieldLanes.Plus(third, third), third);
        var beta2 = FieldLanes.Plus(beta, beta);
        var beta4 = FieldLanes.Plus(beta2, beta2);
        var gamma2 = FieldLanes.Plus(gamma, gamma);
        var square4 = FieldLanes.Square(gamma2);
        var nextX = FieldLanes.Minus(FieldLanes.Minus(FieldLanes.Square(alpha), beta4), beta4);
        return new(
            nextX,
            FieldLanes.Minus(FieldLanes.Times(alpha, FieldLanes.Minus(beta4, nextX)), FieldLanes.Plus(square4, square4)),
            FieldLanes.Times(FieldLanes.Plus(y, y), Z)
        );
    }

    /// <summary>A point that is added often: with Z² and Z³.</summary>
    readonly struct Addend(PointLanes point)
    {
        public readonly PointLanes Point = point;
        public readonly FieldLanes Z2 = FieldLanes.Square(point.Z);
        public readonly FieldLanes Z3 = FieldLanes.Times(FieldLanes.Square(point.Z), point.Z);
    }

    /// <summary>Sum by add-1998-cmo-2 of the Explicit-Formulas Database; gives Z = 0 where both are the same point or opposite ones.</summary>
    PointLanes Plus(in Addend other, bool isTaken)
    {
        var z2 = FieldLanes.Square(Z);
        var otherY = isTaken ? FieldLanes.Minus(default, other.Point.y) : other.Point.y;
        var u = FieldLanes.Times(x, other.Z2);
        var s = FieldLanes.Times(y, other.Z3);
        var h = FieldLanes.Minus(FieldLanes.Times(other.Point.x, z2), u);
        var r = FieldLanes.Minus(FieldLanes.Times(otherY, FieldLanes.Times(Z, z2)), s);
        var h2 = FieldLanes.Square(h);
        var h3 = FieldLanes.Times(h, h2);
        var v = FieldLanes.Times(u, h2);
        var nextX = FieldLanes.Minus(FieldLanes.Minus(FieldLanes.Square(r), h3), FieldLanes.Plus(v, v));
        return new(
            nextX,
            FieldLanes.Minus(FieldLanes.Times(r, FieldLanes.Minus(v, nextX)), FieldLanes.Times(s, h3)),
            FieldLanes.Times(FieldLanes.Times(Z, other.Point.Z), h)
        );
    }

    /// <param name="steps">Odd digits of a scalar in base 32, the highest first: whatever the scalar, the same doublings and additions follow one another.</param>
    public PointLanes Times(ReadOnlySpan<int> steps)
    {
        var table = new Addend[OddDigits.Most / 2 + 1];
        var twice = new Addend(Twice());
        table[0] = new(this);
        for (var i = 1; i < table.Length; i++)
            table[i] = new(table[i - 1].Point.Plus(twice, isTaken: false));
        var sum = table[steps[0] / 2].Point;
        foreach (var step in steps[1..])
        {
            for (var bit = 0; bit < OddDigits.Bits; bit++)
                sum = sum.Twice();
            sum = sum.Plus(table[Math.Abs(step) / 2], isTaken: step < 0);
        }
        return sum;
    }
}
