namespace Yingzhou.Foundation.Modules;

/// <summary>A figure that an application answers for (指标).</summary>
/// <param name="Id">Kebab-case with the module's prefix, e.g. <c>cases.on-time-rate</c>.</param>
/// <param name="Unit">As shown after the number: <c>%</c>, 件, 工作日.</param>
/// <param name="Expression">Formula over datasets and events; compiled by the indicators engine.</param>
public sealed record Indicator(string Id, string Title, string Unit, string Expression);
