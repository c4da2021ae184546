using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.InternalMatters.Undoing;

public enum UndoStatus
{
    /// <summary>待恢复.</summary>
    Open,

    /// <summary>已恢复.</summary>
    Undone,

    /// <summary>保留有效.</summary>
    Kept,
}

/// <summary>恢复步骤: a leg that was done in a bundle that came to nothing, to be undone by the unit that did it. Once for each leg.</summary>
public sealed class UndoStep : Record
{
    public required Guid BundleId { get; init; }

    public required string BundleNumber { get; init; }

    public required string BundleName { get; init; }

    /// <summary>The leg's case.</summary>
    public required Guid LegCase { get; init; }

    public required string ItemName { get; init; }

    /// <summary>Id of the unit that has to undo it.</summary>
    public required string Unit { get; init; }

    public required string RequesterKey { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Step { get; init; }

    /// <summary>The requester took the bundle back: then nothing may be kept without a reason.</summary>
    public required bool AfterWithdrawal { get; init; }

    public required DateOnly DueOn { get; init; }

    public UndoStatus Status { get; private set; }

    public string? Note { get; private set; }

    public string? DoneBy { get; private set; }

    public DateOnly? DoneOn { get; private set; }

    public Fault? Close(bool undone, string? note, Actor by, DateOnly today)
    {
        if (Status is not UndoStatus.Open)
            return new("internal.undo-closed", "这一步已经办过，请刷新后再看。", 409);
        if (!undone && string.IsNullOrWhiteSpace(note))
            return new("internal.undo-kept-without-reason", "保留有效的，请写明依据，申请单位要知道为什么。") { Field = "note" };
        (Status, Note, DoneBy, DoneOn) = (
            undone ? UndoStatus.Undone : UndoStatus.Kept,
            string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            by.Name,
            today
        );
        return null;
    }
}
