using MQTTnet;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>What a device publishes with MQTT: the same at our broker and at another's.</summary>
static class PublishedMessage
{
    const int Longest = 64 * 1024;
    const string Before = "devices/";
    const string Behind = "/observations";

    /// <summary>Where a device hears its commands.</summary>
    public static string CommandsOf(string code) => $"{Before}{code}/commands";

    /// <param name="filter">What a device has subscribed to below <c>devices/CODE/</c>.</param>
    public static bool HearsCommands(string filter, string code) =>
        filter == CommandsOf(code) || filter == $"{Before}{code}/+" || filter == $"{Before}{code}/#";

    /// <summary>Where it says what became of them.</summary>
    public static string AnswersOf(string code) => $"{Before}{code}/commands/answers";

    /// <summary>The device that a topic is of, <c>devices/CODE/observations</c>.</summary>
    /// <returns><c>null</c> for another topic.</returns>
    public static string? DeviceOf(string topic) =>
        topic.StartsWith(Before, StringComparison.Ordinal)
        && topic.EndsWith(Behind, StringComparison.Ordinal)
        && topic.Length > Before.Length + Behind.Length
        && topic[Before.Length..^Behind.Length] is var code
        && !code.Contains('/', StringComparison.Ordinal)
            ? code
            : null;

    public static Outcome<Reading[]> Read(string code, MqttApplicationMessage message, byte[] raw) =>
        DeviceOf(message.Topic) != code ? PerceptionFaults.Shape("topic", $"只能发布到 devices/{code}/observations")
        : message.Retain ? PerceptionFaults.Shape("retain", "观测值不能是保留消息")
        : raw.Length > Longest ? PerceptionFaults.Shape("payload", $"消息至多 {Longest} 个字节")
        : ObservationMessage.Read(raw);
}
