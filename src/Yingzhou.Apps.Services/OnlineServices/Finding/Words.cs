using Yingzhou.Support.Cases.Content;
using Audience = Yingzhou.Support.Cases.Content.Subject;

namespace Yingzhou.Apps.Services.OnlineServices.Finding;

/// <summary>The words that the catalogue is shown in.</summary>
static class Words
{
    public static string Title(this PowerKind kind) =>
        kind switch
        {
            PowerKind.Licence => "行政许可",
            PowerKind.Confirmation => "行政确认",
            PowerKind.Payment => "行政给付",
            PowerKind.OtherPower => "其他行政权力",
            PowerKind.PublicService => "公共服务",
            PowerKind.Internal => "机关内部事项",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    public static string Title(this Audience audience) =>
        audience switch
        {
            Audience.Citizen => "个人",
            Audience.Enterprise => "企业",
            Audience.Unit => "机关单位",
            _ => throw new ArgumentOutOfRangeException(nameof(audience)),
        };

    public static string Title(this DeliveryWay way) =>
        way switch
        {
            DeliveryWay.Electronic => "电子送达",
            DeliveryWay.Mail => "免费邮寄",
            DeliveryWay.Counter => "窗口领取",
            _ => throw new ArgumentOutOfRangeException(nameof(way)),
        };

    /// <summary>What the applicant has to do about a material.</summary>
    public static string Effort(this MaterialKind kind) =>
        kind switch
        {
            MaterialKind.Credential => "免提交",
            MaterialKind.DataCheck => "免提交",
            MaterialKind.Declared => "在线确认",
            MaterialKind.Upload => "需要上传",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>Without what stands in brackets, where there is little room.</summary>
    public static string ShortName(this ServiceItem item) => ShortName(item.Name);

    public static string ShortName(string name) => name.IndexOf('（', StringComparison.Ordinal) is var bracket and > 0 ? name[..bracket] : name;

    public static string In(this LegalBasis basis) => basis.Article is null ? $"《{basis.Law}》" : $"《{basis.Law}》{basis.Article}";
}
