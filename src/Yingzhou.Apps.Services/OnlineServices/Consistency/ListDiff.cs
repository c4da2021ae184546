using System.Globalization;

namespace Yingzhou.Apps.Services.OnlineServices.Consistency;

/// <summary>
/// Where two implementation lists of one item differ (事项同源校验). Source: page a06 §3: the same item in different counties must agree on materials, promise and
/// conditions, or carry a reason.
/// </summary>
public static class ListDiff
{
    /// <param name="standard">The city's list (基本目录下的统一清单).</param>
    /// <param name="reasons">What the county gives as reason, by field.</param>
    /// <returns>Nothing when they agree.</returns>
    public static IReadOnlyList<FieldDifference> Of(
        ImplementationList standard,
        ImplementationList county,
        IReadOnlyDictionary<ListField, string> reasons
    )
    {
        List<FieldDifference> found = [];
        Set(ListField.Materials, standard.Materials, county.Materials);
        Value(ListField.Promise, standard.PromisedWorkdays, county.PromisedWorkdays);
        Set(ListField.Conditions, standard.Conditions, county.Conditions);
        Value(ListField.Trips, standard.Trips, county.Trips);
        Value(ListField.Fee, standard.Fee, county.Fee);
        Set(ListField.Delivery, standard.Delivery, county.Delivery);
        return found;

        void Set(ListField field, IReadOnlySet<string> should, IReadOnlySet<string> has)
        {
            if (!should.SetEquals(has))
                found.Add(
                    new(
                        field,
                        [.. should.Except(has).Order(StringComparer.Ordinal)],
                        [.. has.Except(should).Order(StringComparer.Ordinal)],
                        reasons.GetValueOrDefault(field)
                    )
                );
        }

        void Value(ListField field, decimal should, decimal has)
        {
            if (should != has)
                found.Add(new(field, [Text(should)], [Text(has)], reasons.GetValueOrDefault(field)));
        }
    }

    static string Text(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
