using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>抄送: who has a case on the desk lays it before another post, which may then read it and says that it knows.</summary>
sealed class CopyCase(CityContext city, CityStep step, CaseTasks tasks, CaseStore store, CaseMoments moments, IOrganisation organisation)
{
    const int LongestReason = 500;

    public Task<Outcome<Done>> Send(CopyCaseRequest request, Subject official, CancellationToken cancel = default) =>
        step.Run<Done>(
            nameof(CopyCase),
            async () =>
            {
                if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > LongestReason)
                    return new Fault("cases.copy-needs-reason", $"请写明为什么抄送，最多 {LongestReason} 字。") { Field = "reason" };
                var (task, @case, fault) = await tasks.Open(request.Task, request.Version, official, cancel);
                if (fault is not null)
                    return fault;
                if (organisation.Post(request.Post) is not { } post || request.Post == task!.Post)
                    return new Fault("cases.copy-post", "请选择另一个岗位来抄送。") { Field = "post" };
                if (
                    await city.Set<CaseCopy>()
                        .AnyAsync(copy => copy.CaseId == @case!.Id && copy.Post == post.Id && copy.ReadAt == null, cancel)
                )
                    return new Fault("cases.copied-already", $"已经抄送给{organisation.NameOf(post.Id)}，对方还没有阅。", 409)
                    {
                        Field = "post",
                    };
                var moment = moments.Now($"{organisation.NameOf(post.Id)}：{request.Reason.Trim()}");
                city.Add(
                    new CaseCopy
                    {
                        CaseId = @case!.Id,
                        Region = @case.Region,
                        Post = post.Id,
                        Reason = request.Reason.Trim(),
                        SenderName = moment.Actor.Name,
                        SenderPost = moment.Actor.Post,
                        SentAt = moment.At,
                    }
                );
                @case.Tell(CaseEventKind.Copied, moment);
                store.Note(@case);
                city.Live.Touch(CaseTopics.OfPost(post.Id));
                return Done.It;
            },
            cancel
        );

    /// <summary>已阅.</summary>
    public Task<Outcome<Done>> Know(Guid id, Subject official, CancellationToken cancel = default) =>
        step.Run<Done>(
            nameof(Know),
            async () =>
            {
                if (await city.Get<CaseCopy>(id, cancel) is not { } copy || official.Posts.All(post => post.Id != copy.Post))
                    return new Fault("cases.unknown-copy", "没有抄送给您的这一件。", 404);
                copy.Know(official.Name, city.Clock.GetUtcNow());
                return Done.It;
            },
            cancel
        );
}
