using System.Xml.Linq;
using Yingzhou.Apps.Governance.CityManagement.Content;

namespace Yingzhou.Apps.Governance.CityManagement.Http;

sealed record Open311Value(string Key, string Name);

sealed record Open311Attribute(
    bool Variable,
    string Code,
    string Datatype,
    bool Required,
    string Description,
    int Order,
    IReadOnlyList<Open311Value>? Values
);

/// <summary>附加问题 of a kind in the words of GeoReport v2 (GET service definition).</summary>
sealed record Open311Definition(string ServiceCode, IReadOnlyList<Open311Attribute> Attributes)
{
    public static Open311Definition Of(CityKind kind) =>
        new(
            kind.Code,
            [
                .. (kind.Attributes ?? []).Select(
                    (one, at) =>
                        new Open311Attribute(
                            true,
                            one.Code,
                            one.Values is null ? "string" : "singlevaluelist",
                            one.Required,
                            one.Title,
                            at + 1,
                            one.Values is null ? null : [.. one.Values.Select(value => new Open311Value(value.Key, value.Name))]
                        )
                ),
            ]
        );

    public string AsXml() =>
        new XElement(
            "service_definition",
            new XElement("service_code", ServiceCode),
            new XElement(
                "attributes",
                Attributes.Select(one => new XElement(
                    "attribute",
                    new XElement("variable", one.Variable),
                    new XElement("code", one.Code),
                    new XElement("datatype", one.Datatype),
                    new XElement("required", one.Required),
                    new XElement("description", one.Description),
                    new XElement("order", one.Order),
                    one.Values is null
                        ? null
                        : new XElement(
                            "values",
                            one.Values.Select(value => new XElement(
                                "value",
                                new XElement("key", value.Key),
                                new XElement("name", value.Name)
                            ))
                        )
                ))
            )
        ).ToString(SaveOptions.DisableFormatting);
}
