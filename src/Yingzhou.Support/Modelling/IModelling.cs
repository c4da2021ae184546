using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Modelling;

/// <summary>
/// Modelling and release (建模与发布): an official draws, the checks judge, a second official puts into force. What is released is followed by the process, rules
/// and forms engines at once; what runs keeps its own.
/// </summary>
public interface IModelling
{
    Task<IReadOnlyList<DrawingLine>> Drawings(CancellationToken cancel = default);

    Task<Outcome<DrawingView>> Drawing(ModelKind kind, string key, CancellationToken cancel = default);

    /// <summary>新建图纸: the draft of a drawing that is nowhere yet, with the least that its language needs. Nothing is in force before it is released.</summary>
    Task<Outcome<DrawingDraft>> Begin(BeginDrawingRequest request, Subject official, CancellationToken cancel = default);

    /// <summary>保存草稿, begun with the first save. A save on a version that somebody else has overtaken is refused.</summary>
    Task<Outcome<DrawingDraft>> Save(SaveDrawingRequest request, Subject official, CancellationToken cancel = default);

    /// <summary>检查: everything that is wrong with a text, whether or not it is stored. Errors first.</summary>
    Task<IReadOnlyList<DrawingProblem>> Check(ModelKind kind, string key, string text, CancellationToken cancel = default);

    /// <summary>送审; refused while an error is left.</summary>
    Task<Outcome<DrawingDraft>> Submit(SubmitDrawingRequest request, Subject official, CancellationToken cancel = default);

    /// <summary>审核通过并发布: in force at once. Never by anybody who drew on it (四眼原则). Checked again: the drawings around it may have changed.</summary>
    Task<Outcome<DrawingDraft>> Release(ReleaseDrawingRequest request, Subject official, CancellationToken cancel = default);

    /// <summary>退回修改.</summary>
    Task<Outcome<DrawingDraft>> SendBack(SendBackDrawingRequest request, Subject official, CancellationToken cancel = default);

    /// <summary>放弃草稿.</summary>
    Task<Outcome<DrawingDraft>> Drop(DropDrawingRequest request, Subject official, CancellationToken cancel = default);
}
