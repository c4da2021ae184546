using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.PublicData.Tracing;

/// <summary>What nodes and ways are called, where they are looked at, and what a change does to them.</summary>
public static class LineageWords
{
    public static string Kind(LineageKind kind) =>
        kind switch
        {
            LineageKind.System => "信息系统",
            LineageKind.Table => "来源表",
            LineageKind.Dataset => "数据集",
            LineageKind.Rule => "质量规则",
            LineageKind.Request => "共享申请",
            LineageKind.Grant => "共享授权",
            LineageKind.Opening => "开放数据集",
            _ => "指标",
        };

    public static string Way(LineageWay way) =>
        way switch
        {
            LineageWay.Registered => "编目",
            LineageWay.Collected => "采集",
            LineageWay.Followed => "高铁",
            LineageWay.Flowed => "回流",
            LineageWay.Checked => "检测",
            LineageWay.Shared => "共享",
            LineageWay.Opened => "开放",
            LineageWay.Merged => "归并",
            LineageWay.Told => "外部作业",
            _ => "计算",
        };

    public static string? Href(LineageNode node) =>
        node.Kind switch
        {
            LineageKind.Dataset => $"/desk/data/lineage/{node.Id}",
            LineageKind.Rule => $"/desk/data/quality/{node.Id.Split('/')[0]}",
            LineageKind.Request => $"/desk/data/sharing/requests/{node.Id}",
            LineageKind.Grant => $"/desk/data/sharing/grants/{node.Id}",
            LineageKind.Opening => $"/open/d/{node.Id}",
            LineageKind.Indicator => $"/desk/data/lineage?indicator={node.Id}",
            LineageKind.Table when node.Id.StartsWith("express/", StringComparison.Ordinal) =>
                $"/desk/data/express/{node.Id.Split('/')[1]}",
            LineageKind.Table when node.Id.StartsWith(OpenLineage.Foreign, StringComparison.Ordinal) => null,
            LineageKind.Table => "/desk/data/collection",
            _ => null,
        };

    public static string Change(PlannedChange change) =>
        change switch
        {
            PlannedChange.Renamed => "改名",
            PlannedChange.Retired => "停用",
            PlannedChange.Retyped => "改类型",
            _ => "改级别",
        };

    /// <summary>What happens to it unless somebody acts.</summary>
    public static string Effect(LineageWay way, PlannedChange change) =>
        change is PlannedChange.Releveled
            ? way switch
            {
                LineageWay.Shared => "授权时的级别不再覆盖，网关以 403-level 拒绝，要重新申请",
                LineageWay.Opened => "没有过闸，要重新过闸或者撤回",
                _ => "登记的级别低于来源，要一起调整",
            }
            : way switch
            {
                LineageWay.Collected or LineageWay.Followed => "下一批结构不符，整批退回，旧数据继续提供",
                LineageWay.Flowed => "下级数据集缺这一列，或者选不出行",
                LineageWay.Checked => "规则测不了，记为未测",
                LineageWay.Shared => "调用方取不到这个数据项，网关答 409-schema",
                LineageWay.Opened => "下一版是不兼容的新版本，停用列要提前 90 天预告",
                LineageWay.Merged => "主记录少一个来源，重新取值",
                LineageWay.Counted => "指标算不出来，改公式后序列要标断点",
                _ => "系统里的数据集都受影响",
            };
}
