using LocalOfferCms.Core;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Schools.Area;
using LocalOfferCms.Schools.Board;
using LocalOfferCms.Schools.Compare;
using LocalOfferCms.Schools.Corrections;
using LocalOfferCms.Schools.Evaluation;
using LocalOfferCms.Schools.Finder;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.OwnReports;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.Schools.ReadIn;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Schools.SchoolPage;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools;

/// <summary>Schools, their SEN information reports, and forms to check a report by.</summary>
public sealed class SchoolsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Schools";

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<IContentHandler, SchoolIndexer>();
        services.AddSchoolFinder();
        services.AddReports();
        services.AddSchoolPage();
        services.AddSchoolComparison();
        services.AddSchoolCorrections();
        services.AddBoard();
        services.AddRegister();
        services.Configure<PageCacheOptions>(options => options.ContentQuery.Add("view"));
        services.Configure<RazorViewEngineOptions>(options => options.PageViewLocationFormats.Add("/Pages/Schools/{0}.cshtml"));
        services.AddPortal();
        services.AddOwnReports();
        services.AddReadIn();
        services.AddEvaluation();
        services.AddSchoolsArea();
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapSchoolFinder();
        endpoints.MapBadges();
    }

    /// <inheritdoc/>
    public void ConfigureModel(ModelBuilder model)
    {
        model.Entity<SchoolIndex>(school =>
        {
            school.ToTable("SchoolIndex").HasKey(s => s.ContentItemId);
            school.Property(s => s.ContentItemId).HasMaxLength(ContentIds.MaxLength);
            school.Property(s => s.Name).HasMaxLength(SchoolIndex.NameLength);
            school.Property(s => s.SearchName).HasMaxLength(SchoolIndex.NameLength);
            school.Property(s => s.Urn).HasMaxLength(SchoolIndex.WordLength);
            school.Property(s => s.Phase).HasMaxLength(SchoolIndex.WordLength);
            school.Property(s => s.Kind).HasMaxLength(SchoolIndex.WordLength);
            school.Property(s => s.Postcode).HasMaxLength(SchoolIndex.WordLength);
            school.Property(s => s.Town).HasMaxLength(SchoolIndex.PlaceLength);
            school.Property(s => s.Area).HasMaxLength(SchoolIndex.PlaceLength);
            school.Property(s => s.Trust).HasMaxLength(SchoolIndex.PlaceLength);
            school.Property(s => s.Report).HasConversion<string>().HasMaxLength(SchoolIndex.WordLength);
            school.Property(s => s.ReportItemId).HasMaxLength(ContentIds.MaxLength);
            school.Property(s => s.Mailbox).HasMaxLength(EmailAddress.MaxLength);
            school.HasIndex(s => new { s.Phase, s.Name });
            school.HasIndex(s => s.Urn);
            school.HasIndex(s => s.ReportItemId);
        });
        model.Entity<SchoolNeed>(need =>
        {
            need.ToTable("SchoolNeeds").HasKey(n => new { n.ContentItemId, n.Need });
            need.Property(n => n.ContentItemId).HasMaxLength(ContentIds.MaxLength);
            need.Property(n => n.Need).HasMaxLength(ContentIds.MaxLength);
            need.HasIndex(n => n.Need);
        });
        KeepersModel.Add(model);
        PortalModel.Add(model);
        BoardModel.Add(model);
        OwnReportsModel.Add(model);
        EvaluationModel.Add(model);
        AreaModel.Add(model);
        Register.Runs.RegisterModel.Add(model);
    }
}
