using LocalOfferCms.Admin;
using LocalOfferCms.Core;
using LocalOfferCms.Guidance;
using LocalOfferCms.Participation;
using LocalOfferCms.Schools;
using LocalOfferCms.Search;
using LocalOfferCms.ServiceDirectory;
using LocalOfferCms.Theme;
using LocalOfferCms.Ui;
using LocalOfferCms.Workflows;

namespace LocalOfferCms.Web;

/// <summary>What the product is made of.</summary>
internal static class Modules
{
    public static readonly IReadOnlyList<IModule> All =
    [
        new UiModule(),
        new GuidanceModule(),
        new ServiceDirectoryModule(),
        new SchoolsModule(),
        new SearchModule(),
        new WorkflowsModule(),
        new ParticipationModule(),
        new AdminModule(),
        new ThemeModule(),
    ];
}
