using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Commanding;

/// <summary>Takes in what devices say to commands (指令应答), from whichever door; it is stored when it returns.</summary>
sealed class CommandAnswers(IServiceScopeFactory scopes)
{
    const int LongestText = 200;
    const int Tries = 3;

    static readonly Fault Shape = PerceptionFaults.Shape(
        "应答",
        "应写成 {\"id\":\"下发时的编号\",\"state\":\"received、done 或 failed\",\"text\":\"说明，可省略\"}"
    );

    public static readonly Fault NotAsked = new("perception-command.not-asked", "没有下发过这个编号的指令，应答未采用。", 404)
    {
        Field = "id",
    };

    static readonly Fault Busy = new("perception-command.busy", "应答没有写入，请重发。", 503);

    /// <summary>What a device publishes with MQTT.</summary>
    public static Outcome<(string WireId, CommandAnswer Answer, string? Text)> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = 4 });
            var root = document.RootElement;
            if (
                root.ValueKind is not JsonValueKind.Object
                || !root.TryGetProperty("id", out var id)
                || id.ValueKind is not JsonValueKind.String
                || !root.TryGetProperty("state", out var state)
                || state.ValueKind is not JsonValueKind.String
                || OfWord(state.GetString()!) is not { } answer
            )
                return Shape;
            var text = root.TryGetProperty("text", out var said) && said.ValueKind is JsonValueKind.String ? said.GetString() : null;
            return (id.GetString()!, answer, text);
        }
        catch (JsonException)
        {
            return Shape;
        }
        catch (InvalidOperationException)
        {
            // A text that is no UTF-8.
            return Shape;
        }
    }

    static CommandAnswer? OfWord(string word) =>
        word switch
        {
            "received" => CommandAnswer.Received,
            "done" => CommandAnswer.Done,
            "failed" => CommandAnswer.Failed,
            _ => null,
        };

    /// <param name="device">Who says so.</param>
    /// <param name="wireId">What the command was called when it was sent.</param>
    public async Task<Outcome<Done>> Take(string device, string wireId, CommandAnswer answer, string? text, CancellationToken cancel)
    {
        Outcome<Done> outcome = Busy;
        for (var i = 0; i < Tries; i++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var city = scope.ServiceProvider.GetRequiredService<CityContext>();
            city.Actors.Current = Actor.System;
            outcome = await scope
                .ServiceProvider.GetRequiredService<CityStep>()
                .Run<Done>(nameof(CommandAnswers), () => Store(city, device, wireId, answer, text, cancel), cancel);
            // Whoever let time pass in the same moment was first: looked at again.
            if (outcome.Fault is not { Status: 412 })
                return outcome;
        }
        return Busy;
    }

    // A device has one command at a time; what is older than this was answered or given up long ago.
    const int Looked = 16;

    /// <summary>What a command was called when it was sent, by the two bytes that its protocol has for that.</summary>
    public async Task<string?> WireIdOf(string device, ushort serial, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var newest = await scope
            .ServiceProvider.GetRequiredService<CityContext>()
            .Set<DeviceCommand>()
            .AsNoTracking()
            .Where(one => one.Device == device && one.WireId != null)
            .OrderByDescending(one => one.Id)
            .Take(Looked)
            .Select(one => one.WireId!)
            .ToListAsync(cancel);
        return newest.FirstOrDefault(one => CommandIds.SerialOf(one) == serial);
    }

    static async Task<Outcome<Done>> Store(
        CityContext city,
        string device,
        string wireId,
        CommandAnswer answer,
        string? text,
        CancellationToken cancel
    )
    {
        var command = await city.Set<DeviceCommand>().SingleOrDefaultAsync(one => one.Device == device && one.WireId == wireId, cancel);
        if (command is null)
            return NotAsked;
        var state = CommandCourse.Answered(command.State, answer, command.Attempts);
        if (state == command.State)
            return Done.It;
        (command.State, command.AnsweredAt) = (state, city.Clock.GetUtcNow());
        command.Answer = text is { Length: > LongestText } ? text[..LongestText] : text ?? command.Answer;
        return Done.It;
    }
}
