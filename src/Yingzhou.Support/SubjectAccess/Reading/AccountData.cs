using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.SubjectAccess.Reading;

/// <summary>账号: who the platform takes them for.</summary>
sealed class AccountData : ISubjectData
{
    public string Title => "账号";

    public Task<IReadOnlyList<SubjectLine>> Of(Subject person, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<SubjectLine>>([
            new(null, "姓名", person.Name),
            new(null, "账号", person.AccountId),
            new(null, "实名等级", person.Level.ToString()),
        ]);
}
