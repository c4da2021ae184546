using System.Diagnostics.CodeAnalysis;

namespace Yingzhou.Kernel;

/// <summary>Either a value or the reason why there is none. Exceptions stay for bugs and broken infrastructure.</summary>
public sealed class Outcome<T>
{
    readonly T? value;

    Outcome(T? value, Fault? fault) => (this.value, Fault) = (value, fault);

    public Fault? Fault { get; }

    [MemberNotNullWhen(false, nameof(Fault))]
    public bool Succeeded => Fault is null;

    /// <exception cref="InvalidOperationException">The outcome is a refusal: look at <see cref="Fault"/> first.</exception>
    public T Value => Fault is null ? value! : throw new InvalidOperationException($"No value, refused with {Fault}");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Fault fault) => new(default, fault);
}
