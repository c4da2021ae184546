using Yingzhou.Apps.Services.NoVisit.Delivery;
using Yingzhou.Apps.Services.NoVisit.Identity;
using Yingzhou.Apps.Services.NoVisit.Video;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Services.NoVisit.Pages;

/// <summary>The words of the screens.</summary>
static class NoVisitWords
{
    public static string Title(this AssuranceLevel level) =>
        level switch
        {
            AssuranceLevel.L1 => "L1 密码登录",
            AssuranceLevel.L2 => "L2 短信验证",
            AssuranceLevel.L3 => "L3 人脸比对",
            AssuranceLevel.L4 => "L4 人脸加证件芯片",
            _ => throw new ArgumentOutOfRangeException(nameof(level)),
        };

    public static string Title(this CheckMethod method) =>
        method switch
        {
            CheckMethod.Sms => "短信验证码",
            CheckMethod.Face => "人脸核验",
            CheckMethod.VideoClerk => "视频窗口人工核对",
            CheckMethod.FaceAndChip => "人脸加身份证芯片",
            _ => throw new ArgumentOutOfRangeException(nameof(method)),
        };

    public static string Title(this AttackKind kind) =>
        kind switch
        {
            AttackKind.Print => "照片打印",
            AttackKind.Replay => "屏幕翻拍",
            AttackKind.Mask => "面具",
            AttackKind.Injection => "视频注入",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    public static string Title(this CallStatus status) =>
        status switch
        {
            CallStatus.Waiting => "排队中",
            CallStatus.Booked => "已预约",
            CallStatus.CallBack => "待回电",
            CallStatus.InCall => "通话中",
            CallStatus.Dropped => "掉线，可在 5 分钟内接回",
            CallStatus.Finished => "已结束",
            CallStatus.Left => "已取消",
            CallStatus.Stopped => "已中止，另有同事回电",
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };

    public static Tone Tone(this CallStatus status) =>
        status switch
        {
            CallStatus.InCall or CallStatus.Finished => Ui.Components.Tone.Good,
            CallStatus.Dropped or CallStatus.Stopped => Ui.Components.Tone.Warn,
            CallStatus.CallBack => Ui.Components.Tone.Attention,
            _ => Ui.Components.Tone.Info,
        };

    public static string Title(this DeliveryChannel channel) =>
        channel switch
        {
            DeliveryChannel.Home => "邮寄到家",
            DeliveryChannel.PierLocker => "码头自提柜",
            DeliveryChannel.ServicePoint => "岛上服务点代收",
            DeliveryChannel.ElectronicOnly => "只要电子证照",
            DeliveryChannel.BoatHelper => "随船代送",
            _ => throw new ArgumentOutOfRangeException(nameof(channel)),
        };

    public static string Detail(this DeliveryChannel channel) =>
        channel switch
        {
            DeliveryChannel.Home => "免费，投递员送到门口",
            DeliveryChannel.PierLocker => "到码头后凭取件码自取，保留 7 天",
            DeliveryChannel.ServicePoint => "代办员代收，您凭证件领取",
            DeliveryChannel.ElectronicOnly => "马上就有，不寄纸质件",
            DeliveryChannel.BoatHelper => "由登记的代办员随渔船或交通船带到，适合停航前",
            _ => throw new ArgumentOutOfRangeException(nameof(channel)),
        };

    public static string Title(this Alternative alternative) =>
        alternative switch
        {
            Alternative.ElectronicOnly => DeliveryChannel.ElectronicOnly.Title(),
            Alternative.PierLocker => DeliveryChannel.PierLocker.Title(),
            Alternative.BoatHelper => DeliveryChannel.BoatHelper.Title(),
            _ => throw new ArgumentOutOfRangeException(nameof(alternative)),
        };

    public static string Title(this ShipmentStatus status) =>
        status switch
        {
            ShipmentStatus.Ready => "待交寄",
            ShipmentStatus.OnTheWay => "运送中",
            ShipmentStatus.WeatherHold => "停航等待",
            ShipmentStatus.Missed => "投递未成",
            ShipmentStatus.AtLocker => "自提柜待取",
            ShipmentStatus.Delivered => "已送达",
            ShipmentStatus.Confirmed => "已确认收到",
            ShipmentStatus.Lost => "遗失，已补发",
            ShipmentStatus.WrongHands => "错签，正在核对",
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };

    public static Tone Tone(this ShipmentStatus status) =>
        status switch
        {
            ShipmentStatus.Delivered or ShipmentStatus.Confirmed => Ui.Components.Tone.Good,
            ShipmentStatus.WeatherHold or ShipmentStatus.Missed or ShipmentStatus.AtLocker => Ui.Components.Tone.Attention,
            ShipmentStatus.Lost or ShipmentStatus.WrongHands => Ui.Components.Tone.Warn,
            _ => Ui.Components.Tone.Info,
        };

    public static string Basis(this DeliveryPromise promise) =>
        promise.Basis switch
        {
            PromiseBasis.RouteMonthAndWind => "本线路、本月份、同级风力",
            PromiseBasis.RouteAndWind => "本线路、同级风力",
            _ => "本线路全部",
        };

    public static string Minutes(double? minutes) =>
        minutes is not { } m ? Show.Unknown
        : m < 1 ? "不到 1 分钟"
        : $"约 {Math.Ceiling(m):0} 分钟";
}
