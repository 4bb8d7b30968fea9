using LocalOfferCms.Admin;
using LocalOfferCms.Core;
using LocalOfferCms.Guidance;
using LocalOfferCms.Schools;
using LocalOfferCms.Search;
using LocalOfferCms.ServiceDirectory;
using LocalOfferCms.Theme;
using LocalOfferCms.Ui;

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
        new AdminModule(),
        new ThemeModule(),
    ];
}
