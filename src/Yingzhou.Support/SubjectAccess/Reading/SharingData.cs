using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Sharing;

namespace Yingzhou.Support.SubjectAccess.Reading;

/// <summary>部门间查询: who read about them through the gateway.</summary>
sealed class SharingData(ISharing sharing) : ISubjectData
{
    public string Title => "部门之间谁读过您的数据";

    public async Task<IReadOnlyList<SubjectLine>> Of(Subject person, CancellationToken cancel) =>
        [
            .. (await sharing.ReadsAbout(person, cancel)).Select(read => new SubjectLine(
                read.At,
                $"{read.Consumer} 读 {read.DatasetName}",
                $"{read.Purpose}；依据 {read.LegalBasis}；项目 {read.Fields}；数据来自 {read.Provider}"
            )),
        ];
}
