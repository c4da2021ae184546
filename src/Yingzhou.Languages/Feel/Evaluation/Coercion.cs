namespace Yingzhou.Languages.Feel.Evaluation;

/// <summary>The implicit conversions of DMN 1.5 §10.3.2.9.4: to and from a singleton list, and from a date to its midnight in
/// UTC.</summary>
static class Coercion
{
    /// <summary>The value as the type wants it; <c>false</c> when it does not conform, in which case the value is null.</summary>
    public static bool TryConvert(FeelValue? value, FeelType type, out FeelValue? converted)
    {
        converted = value;
        if (type.Accepts(value))
            return true;
        if (value is FeelList { Count: 1 } list && list[0] is { } only && type.Accepts(only))
        {
            converted = only;
            return true;
        }
        if (type is ListType { Item: var item } && value is not FeelList && item.Accepts(value))
        {
            converted = new FeelList(value);
            return true;
        }
        if (type == FeelType.DateTime && value is FeelDate date)
        {
            converted = Arithmetic.AsDateTime(date);
            return true;
        }
        converted = null;
        return false;
    }
}
