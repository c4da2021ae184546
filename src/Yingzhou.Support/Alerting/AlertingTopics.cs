namespace Yingzhou.Support.Alerting;

/// <summary>What those who watch are told of (变动主题).</summary>
static class AlertingTopics
{
    public const string Board = "alerting:board";

    public static string Of(Guid incident) => $"incident:{incident}";
}
