using Yingzhou.Kernel;

namespace Yingzhou.Support.Video;

static class VideoFaults
{
    public static readonly Fault NoCamera = new("video.no-camera", "没有这个摄像机，请从列表选择。", 404);
    public static readonly Fault NoGrant = new("video.no-such-grant", "没有这条授权，请刷新后再看。", 404);
    public static readonly Fault NoView = new("video.no-view", "没有这次调阅，或不是您的调阅。", 404);
    public static readonly Fault Stale = new("video.stale", "您打开之后这条授权有了变化，请刷新后再办。", 412);
    public static readonly Fault NotNow = new("video.not-now", "这条授权现在不能这样办，请刷新后再看。", 409);
    public static readonly Fault NoReason = new("video.reason-missing", "请写明理由，申请单位要看。") { Field = "reason" };
    public static readonly Fault Purpose = new("video.purpose", "没有这个用途，请从列表选择。") { Field = "purpose" };
    public static readonly Fault Ground = new("video.ground", "请写明事由（4 到 200 字），例如案件编号和要看什么。") { Field = "ground" };
    public static readonly Fault Cameras = new("video.cameras", "请选 1 到 50 个同一单位的摄像机。") { Field = "cameras" };
    public static readonly Fault OwnCameras = new("video.own-cameras", "这是本单位的摄像机，不用申请。") { Field = "cameras" };

    public static readonly Fault Period = new("video.period", $"授权期应为今天起、不超过 {SharingGrant.LongestDays} 天，结束晚于开始。")
    {
        Field = "until",
    };

    public static readonly Fault Over = new("video.view-over", "这次调阅已经结束，请重新开始调阅。", 403);
    public static readonly Fault NotBlurred = new("video.not-blurred", "这个摄像机还没有打码，公安以外的单位不出流。", 403);
    public static readonly Fault NoStream = new("video.no-stream", "这个摄像机没有登记视频流地址。", 404);
    public static readonly Fault NoAnswer = new("video.no-answer", "摄像机没有应答，请稍后再试，或联系产权单位。", 503);
    public static readonly Fault NoPost = new("video.no-post", "请先切换到要用的岗位再调阅。", 403);
}
