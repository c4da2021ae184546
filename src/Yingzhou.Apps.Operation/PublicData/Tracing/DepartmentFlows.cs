using Yingzhou.Data.Opening;
using Yingzhou.Data.Sharing;
using Yingzhou.Ui.Components;
using Yingzhou.Ui.Components.Charts;

namespace Yingzhou.Apps.Operation.PublicData.Tracing;

/// <summary>What flows from which department to whom (部门数据流): shared through the gateway, opened for everybody, flowed down to a county.</summary>
sealed class DepartmentFlows(Func<string, string> nameOf)
{
    const string Everybody = "社会公众";

    readonly List<(string From, string To, decimal Weight, string Words, string Href)> flows = [];

    public void Add(IReadOnlyList<SharingFlow> shared) =>
        flows.AddRange(
            shared.Select(flow =>
                (
                    nameOf(flow.Provider),
                    nameOf(flow.Consumer),
                    (decimal)flow.Rows,
                    $"共享：授权 {flow.Grants} 个，调用 {Show.Exact(flow.Calls)} 次，{Show.Exact(flow.Rows)} 行",
                    flow.Calls > 0
                        ? $"/desk/data/sharing/calls?provider={flow.Provider}&consumer={flow.Consumer}"
                        : $"/desk/data/sharing?provider={flow.Provider}&consumer={flow.Consumer}"
                )
            )
        );

    public void Add(IReadOnlyList<OpenedDataset> opened) =>
        flows.AddRange(
            opened
                .GroupBy(one => one.Dataset.Publisher)
                .Select(same => (nameOf(same.Key), Everybody, (decimal)same.Count(), $"开放：{same.Count()} 个数据集", "/open"))
        );

    /// <param name="rows">Of the version that flowed last.</param>
    public void Add(string provider, string area, long rows) =>
        flows.Add((nameOf(provider), area, rows, $"回流：{Show.Exact(rows)} 行", "/desk/data/backflow"));

    /// <summary>Who gives stands on the left, who takes on the right; a department that does both stands on both sides.</summary>
    public IReadOnlyList<FlowNode> Nodes =>
        [
            .. flows.Select(flow => flow.From).Distinct().Select(name => new FlowNode(Giving(name), name, 0, "提供")),
            .. flows.Select(flow => flow.To).Distinct().Select(name => new FlowNode(Taking(name), name, 1, "使用")),
        ];

    public IReadOnlyList<FlowWay> Ways =>
        [.. flows.Select(flow => new FlowWay(Giving(flow.From), Taking(flow.To), flow.Weight, flow.Words, flow.Href))];

    static string Giving(string name) => $"from {name}";

    static string Taking(string name) => $"to {name}";
}
