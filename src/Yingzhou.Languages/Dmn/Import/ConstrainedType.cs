using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Dmn.Import;

/// <summary>A type of which only some values are allowed: DMN 1.5 §7.3.3. null is not a value and stays allowed.</summary>
sealed class ConstrainedType(string name, FeelType inner, FeelUnaryTests tests) : FeelType
{
    public FeelType Inner => inner;
    public FeelUnaryTests Tests => tests;

    public override bool Accepts(FeelValue? value) =>
        value is null || (inner.Accepts(value) && tests.Evaluate(value, FeelContext.Empty).Matches == true);

    internal override FeelType Unconstrained => inner.Unconstrained;

    internal override bool ConformsTo(FeelType other) => ReferenceEquals(this, other) || inner.ConformsTo(other);

    public override string ToString() => name;
}
