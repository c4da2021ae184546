using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Codes;

/// <summary>在线核销人才码 at a gate: signature, age, used before, quota of the month; the use is written in the same step.</summary>
sealed class CheckCode(CityContext city, CityStep step, CodeSeal seal)
{
    // Own default until benefits have their own tables.
    const int UsesAMonth = 20;

    public Task<Outcome<CodeChecked>> Run(string? shown, string gate, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run(nameof(CheckCode), () => Check(shown, gate, official, cancel), cancel);
    }

    async Task<Outcome<CodeChecked>> Check(string? shown, string gate, Subject official, CancellationToken cancel)
    {
        var opened = seal.Open(shown);
        if (opened.Fault is { } unknown)
            return unknown;
        var (code, now) = (opened.Value, city.Clock.GetUtcNow());
        if (code.Judge(now, online: true) is { } stale)
            return stale;
        var (key, month) = (Sm3.Hex(code.Text), CityTime.StartOf(new(now.Day().Year, now.Day().Month, 1)));
        if (await city.Set<CodeUse>().AnyAsync(use => use.CodeKey == key, cancel))
            return CodeFaults.Replayed;
        var used = await city.Set<CodeUse>().CountAsync(use => use.Holder == code.Holder && use.At >= month, cancel);
        if (used >= UsesAMonth)
            return CodeFaults.NoQuota;
        city.Add(
            new CodeUse
            {
                Region = official.ActingPost?.Unit.Region ?? "",
                CodeKey = key,
                Holder = code.Holder,
                Gate = gate,
                At = now,
            }
        );
        return new CodeChecked(code.Category, UsesAMonth - used - 1);
    }
}

/// <param name="Left">Uses left this month.</param>
public sealed record CodeChecked(string Category, int Left);
