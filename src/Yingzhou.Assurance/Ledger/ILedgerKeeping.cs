using Yingzhou.Assurance.Ledger.Checking;
using Yingzhou.Assurance.Ledger.Reading;
using Yingzhou.Assurance.Ledger.Writing;

namespace Yingzhou.Assurance.Ledger;

/// <summary>What the log's own jobs do by themselves, for the verbs of <c>yz</c> and for whoever presses the button.</summary>
public interface ILedgerKeeping
{
    /// <summary>Gives waiting entries their places and signs a head.</summary>
    /// <returns>How many; 0 when nothing waits.</returns>
    Task<int> Place(CancellationToken cancel = default);

    /// <summary>Hashes the whole store anew.</summary>
    Task<LedgerCheck> Check(CancellationToken cancel = default);

    /// <summary>The whole log as it is downloaded, line by line.</summary>
    IAsyncEnumerable<string> Log(CancellationToken cancel = default);
}

sealed class LedgerKeeping(Sequencer sequencer, CheckStore check, LedgerFiles files) : ILedgerKeeping
{
    public Task<int> Place(CancellationToken cancel) => sequencer.Run(cancel);

    public async Task<LedgerCheck> Check(CancellationToken cancel)
    {
        var done = await check.Check(cancel);
        return new(done.At, done.Size, done.Finding);
    }

    public IAsyncEnumerable<string> Log(CancellationToken cancel) => files.Log(cancel);
}
