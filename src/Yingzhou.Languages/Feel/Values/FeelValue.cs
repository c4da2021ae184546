namespace Yingzhou.Languages.Feel;

/// <summary>
/// A value of FEEL, the expression language of DMN (友好型表达式语言). FEEL's null is C#'s <c>null</c>, so a value that may be missing is a
/// <c>FeelValue?</c>. Values never change. <see cref="object.Equals(object)"/> compares values the way FEEL's <c>=</c> does where both
/// sides have
/// one type, and is false where FEEL would answer null.
/// </summary>
public abstract class FeelValue
{
    /// <summary>The name of the type as FEEL writes it, for messages: number, string, list…</summary>
    public abstract string TypeName { get; }

    public static implicit operator FeelValue(bool value) => FeelBoolean.Of(value);
    public static implicit operator FeelValue(string value) => new FeelString(value);
    public static implicit operator FeelValue(long value) => FeelNumber.Of(value);
    public static implicit operator FeelValue(decimal value) => new FeelNumber(value);
    public static implicit operator FeelValue(Decimal34 value) => new FeelNumber(value);

    /// <summary>The name of the type of a value that may be null.</summary>
    public static string TypeNameOf(FeelValue? value) => value?.TypeName ?? "null";

    /// <summary>The value as FEEL's <c>string()</c> writes it.</summary>
    public override string ToString() => FeelText.Write(this, quoted: false);
}

/// <summary>true or false; the third truth value is null.</summary>
public sealed class FeelBoolean : FeelValue
{
    public static readonly FeelBoolean True = new(true);
    public static readonly FeelBoolean False = new(false);

    FeelBoolean(bool value) => Value = value;

    public bool Value { get; }
    public override string TypeName => "boolean";

    public static FeelBoolean Of(bool value) => value ? True : False;

    /// <summary>null stays null: the third truth value.</summary>
    public static FeelBoolean? Of(bool? value) => value is { } known ? Of(known) : null;
}

/// <summary>A number of 34 digits.</summary>
public sealed class FeelNumber(Decimal34 value) : FeelValue
{
    static readonly FeelNumber[] Small = [.. Enumerable.Range(0, 256).Select(n => new FeelNumber(n))];

    readonly Decimal34 number = value;

    public Decimal34 Value => number;

    /// <summary>The value where it lies, without a copy.</summary>
    internal ref readonly Decimal34 Number => ref number;

    public override string TypeName => "number";

    public static FeelNumber Of(long value) => value is >= 0 and < 256 ? Small[value] : new(value);

    /// <summary>null stays null: an operation without a result.</summary>
    public static FeelNumber? Of(Decimal34? value) => value is { } known ? new(known) : null;

    public override bool Equals(object? obj) => obj is FeelNumber other && Value.Equals(other.Value);
    public override int GetHashCode() => Value.GetHashCode();
}

/// <summary>A text. Its length and positions count Unicode code points, not UTF-16 units.</summary>
public sealed class FeelString(string value) : FeelValue
{
    public string Value { get; } = value;
    public override string TypeName => "string";

    public override bool Equals(object? obj) => obj is FeelString other && Value == other.Value;
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);
}
