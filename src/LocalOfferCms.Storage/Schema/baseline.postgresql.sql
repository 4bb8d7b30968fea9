CREATE TABLE "AuditEntries" (
    "AuditEntryId" character varying(64) NOT NULL,
    "AtUtc" timestamp with time zone NOT NULL,
    "Author" character varying(128) NOT NULL,
    "AuthorId" character varying(64),
    "Event" character varying(128) NOT NULL,
    "SubjectKind" character varying(128) NOT NULL,
    "SubjectId" character varying(256) NOT NULL,
    "SubjectTitle" character varying(512) NOT NULL,
    "Note" text,
    CONSTRAINT "PK_AuditEntries" PRIMARY KEY ("AuditEntryId")
);


CREATE TABLE "BinnedItems" (
    "ContentItemId" character varying(64) NOT NULL,
    "ContentType" character varying(128) NOT NULL,
    "Title" character varying(512) NOT NULL,
    "BinnedUtc" timestamp with time zone NOT NULL,
    "BinnedBy" character varying(128) NOT NULL,
    "Reason" text,
    "GoneUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_BinnedItems" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "ClosedPages" (
    "ContentItemId" character varying(64) NOT NULL,
    "Title" character varying(512) NOT NULL,
    "Notice" text NOT NULL,
    "SeeItemId" character varying(64),
    "Redirects" boolean NOT NULL,
    "ClosedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ClosedPages" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "ContentItems" (
    "ContentItemId" character varying(64) NOT NULL,
    "ContentType" character varying(128) NOT NULL,
    "CreatedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ContentItems" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "ContentSummaries" (
    "ContentItemId" character varying(64) NOT NULL,
    "ContentItemVersionId" character varying(64) NOT NULL,
    "ContentType" character varying(128) NOT NULL,
    "Title" character varying(512) NOT NULL,
    "TitleKey" character varying(512) NOT NULL,
    "Stage" character varying(32) NOT NULL,
    "IsPublished" boolean NOT NULL,
    "HasDraft" boolean NOT NULL,
    "Owner" character varying(256) NOT NULL,
    "OwnerId" character varying(64),
    "ReviewDue" date,
    "Expires" date,
    "Author" character varying(128),
    "ModifiedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ContentSummaries" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "Fields" (
    "ContentItemId" character varying(64) NOT NULL,
    "Field" character varying(128) NOT NULL,
    "Position" integer NOT NULL,
    "Text" character varying(256),
    "Number" double precision,
    "Date" timestamp with time zone,
    CONSTRAINT "PK_Fields" PRIMARY KEY ("ContentItemId", "Field", "Position")
);


CREATE TABLE "ImportBatches" (
    "ImportBatchId" character varying(64) NOT NULL,
    "CreatedUtc" timestamp with time zone NOT NULL,
    "PersonId" character varying(64) NOT NULL,
    "ContentType" character varying(128) NOT NULL,
    "ParentId" character varying(64),
    "MadeUtc" timestamp with time zone,
    "Data" text NOT NULL,
    CONSTRAINT "PK_ImportBatches" PRIMARY KEY ("ImportBatchId")
);


CREATE TABLE "Jobs" (
    "JobId" character varying(64) NOT NULL,
    "Kind" character varying(128) NOT NULL,
    "Payload" text NOT NULL,
    "DueUtc" timestamp with time zone NOT NULL,
    "Cron" character varying(128),
    "Attempts" integer NOT NULL,
    "LeasedUntilUtc" timestamp with time zone,
    "LeasedBy" character varying(128),
    "LastError" text,
    "CompletedUtc" timestamp with time zone,
    "ParkedUtc" timestamp with time zone,
    "CreatedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Jobs" PRIMARY KEY ("JobId")
);


CREATE TABLE "LinkChecks" (
    "LinkCheckId" character varying(64) NOT NULL,
    "Address" character varying(2048) NOT NULL,
    "LastStatus" integer,
    "Problem" character varying(256),
    "MovedTo" character varying(2048),
    "LastCheckedUtc" timestamp with time zone,
    "LastOkUtc" timestamp with time zone,
    "FirstFailedUtc" timestamp with time zone,
    "ToldUtc" timestamp with time zone,
    CONSTRAINT "PK_LinkChecks" PRIMARY KEY ("LinkCheckId")
);


CREATE TABLE "Links" (
    "FromItemId" character varying(64) NOT NULL,
    "Kind" character varying(128) NOT NULL,
    "Position" integer NOT NULL,
    "ToItemId" character varying(64) NOT NULL,
    CONSTRAINT "PK_Links" PRIMARY KEY ("FromItemId", "Kind", "Position")
);


CREATE TABLE "LinkUses" (
    "ContentItemId" character varying(64) NOT NULL,
    "LinkCheckId" character varying(64) NOT NULL,
    "Words" character varying(256) NOT NULL,
    CONSTRAINT "PK_LinkUses" PRIMARY KEY ("ContentItemId", "LinkCheckId")
);


CREATE TABLE "MediaFiles" (
    "MediaFileId" character varying(64) NOT NULL,
    "Path" character varying(512) NOT NULL,
    "FileName" character varying(200),
    "Hash" character varying(64) NOT NULL,
    "SourceHash" character varying(64),
    "FormerHashes" text NOT NULL,
    "Length" bigint NOT NULL,
    "ContentType" character varying(128) NOT NULL,
    "PageCount" integer,
    "Width" integer,
    "Height" integer,
    "FocalX" double precision,
    "FocalY" double precision,
    "AltText" character varying(500) NOT NULL,
    "IsDecorative" boolean NOT NULL,
    "Title" character varying(200) NOT NULL,
    "Owner" character varying(200) NOT NULL,
    "Licence" character varying(200) NOT NULL,
    "Language" character varying(35) NOT NULL,
    "ShowsChildren" boolean,
    "ConsentBy" character varying(200) NOT NULL,
    "ConsentReference" character varying(64) NOT NULL,
    "ConsentUntil" date,
    "IsPublic" boolean NOT NULL,
    "CaptionsId" character varying(64),
    "TranscriptId" character varying(64),
    "FindingsJson" text,
    "State" character varying(16) NOT NULL,
    "StateReason" character varying(500) NOT NULL,
    "StateSinceUtc" timestamp with time zone,
    "UploadedBy" character varying(128) NOT NULL,
    "ModifiedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_MediaFiles" PRIMARY KEY ("MediaFileId")
);


CREATE TABLE "PageChecks" (
    "ContentItemId" character varying(64) NOT NULL,
    "ContentItemVersionId" character varying(64) NOT NULL,
    "CheckedUtc" timestamp with time zone NOT NULL,
    "Reading" integer,
    CONSTRAINT "PK_PageChecks" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "PageFindings" (
    "ContentItemId" character varying(64) NOT NULL,
    "Position" integer NOT NULL,
    "Code" character varying(64) NOT NULL,
    "Severity" integer NOT NULL,
    "Message" character varying(1000) NOT NULL,
    "Label" character varying(256) NOT NULL,
    "Quote" character varying(256) NOT NULL,
    CONSTRAINT "PK_PageFindings" PRIMARY KEY ("ContentItemId", "Position")
);


CREATE TABLE "Paths" (
    "Path" character varying(512) NOT NULL,
    "ContentItemId" character varying(64) NOT NULL,
    "IsCurrent" boolean NOT NULL,
    CONSTRAINT "PK_Paths" PRIMARY KEY ("Path")
);


CREATE TABLE "People" (
    "Id" character varying(64) NOT NULL,
    "Name" character varying(128) NOT NULL,
    "CreatedUtc" timestamp with time zone NOT NULL,
    "LastSignInUtc" timestamp with time zone,
    "DisabledUtc" timestamp with time zone,
    "PlatformEmail" character varying(256),
    "EndsUtc" timestamp with time zone,
    "UserName" character varying(256),
    "NormalizedUserName" character varying(256),
    "Email" character varying(256),
    "NormalizedEmail" character varying(256),
    "EmailConfirmed" boolean NOT NULL,
    "PasswordHash" text,
    "SecurityStamp" text,
    "ConcurrencyStamp" text,
    "PhoneNumber" text,
    "PhoneNumberConfirmed" boolean NOT NULL,
    "TwoFactorEnabled" boolean NOT NULL,
    "LockoutEnd" timestamp with time zone,
    "LockoutEnabled" boolean NOT NULL,
    "AccessFailedCount" integer NOT NULL,
    CONSTRAINT "PK_People" PRIMARY KEY ("Id")
);


CREATE TABLE "PreviewLinks" (
    "PreviewLinkId" character varying(64) NOT NULL,
    "TokenHash" character varying(64) NOT NULL,
    "ContentItemId" character varying(64) NOT NULL,
    "For" character varying(256) NOT NULL,
    "MadeBy" character varying(128) NOT NULL,
    "MadeUtc" timestamp with time zone NOT NULL,
    "ExpiresUtc" timestamp with time zone NOT NULL,
    "RevokedUtc" timestamp with time zone,
    CONSTRAINT "PK_PreviewLinks" PRIMARY KEY ("PreviewLinkId")
);


CREATE TABLE "PublishedPages" (
    "ContentItemId" character varying(64) NOT NULL,
    "ContentItemVersionId" character varying(64) NOT NULL,
    "ContentType" character varying(128) NOT NULL,
    "Title" character varying(512) NOT NULL,
    "Summary" text NOT NULL,
    "Path" character varying(512),
    "ParentId" character varying(64),
    "Position" integer NOT NULL,
    "FirstPublishedUtc" timestamp with time zone NOT NULL,
    "PublishedUtc" timestamp with time zone NOT NULL,
    "ReviewDue" date,
    "SortDate" timestamp with time zone,
    CONSTRAINT "PK_PublishedPages" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "Redirects" (
    "Path" character varying(512) NOT NULL,
    "ContentItemId" character varying(64),
    "Address" character varying(4096),
    "CreatedUtc" timestamp with time zone NOT NULL,
    "Author" character varying(128) NOT NULL,
    CONSTRAINT "PK_Redirects" PRIMARY KEY ("Path")
);


CREATE TABLE "ReviewFlags" (
    "ContentItemId" character varying(64) NOT NULL,
    "SourceItemId" character varying(64) NOT NULL,
    "Reason" text NOT NULL,
    "FlaggedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ReviewFlags" PRIMARY KEY ("ContentItemId", "SourceItemId")
);


CREATE TABLE "ReviewReminders" (
    "ContentItemId" character varying(64) NOT NULL,
    "ReviewDue" date NOT NULL,
    "Step" integer NOT NULL,
    "SentUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ReviewReminders" PRIMARY KEY ("ContentItemId", "ReviewDue", "Step")
);


CREATE TABLE "SchoolIndex" (
    "ContentItemId" character varying(64) NOT NULL,
    "Name" character varying(256) NOT NULL,
    "Phase" character varying(32) NOT NULL,
    "Kind" character varying(32) NOT NULL,
    CONSTRAINT "PK_SchoolIndex" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "SearchMisses" (
    "Term" character varying(100) NOT NULL,
    "Count" integer NOT NULL,
    "LastDay" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_SearchMisses" PRIMARY KEY ("Term")
);


CREATE TABLE "ServiceIndex" (
    "ContentItemId" character varying(64) NOT NULL,
    "Title" character varying(256) NOT NULL,
    "Status" character varying(32) NOT NULL,
    "AgeFrom" integer NOT NULL,
    "AgeTo" integer NOT NULL,
    "IsFree" boolean NOT NULL,
    "Area" character varying(32) NOT NULL,
    "Provider" character varying(256) NOT NULL,
    "Strands" character varying(512) NOT NULL,
    "Topics" character varying(512) NOT NULL,
    CONSTRAINT "PK_ServiceIndex" PRIMARY KEY ("ContentItemId")
);


CREATE TABLE "Signals" (
    "SignalEntryId" bigint GENERATED BY DEFAULT AS IDENTITY,
    "Topic" character varying(6000) NOT NULL,
    "AtUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Signals" PRIMARY KEY ("SignalEntryId")
);


CREATE TABLE "SiteDocuments" (
    "Kind" character varying(128) NOT NULL,
    "Name" character varying(256) NOT NULL,
    "Data" text NOT NULL,
    "ModifiedUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_SiteDocuments" PRIMARY KEY ("Kind", "Name")
);


CREATE TABLE "SummaryTopics" (
    "ContentItemId" character varying(64) NOT NULL,
    "Topic" character varying(128) NOT NULL,
    CONSTRAINT "PK_SummaryTopics" PRIMARY KEY ("ContentItemId", "Topic")
);


CREATE TABLE "Terms" (
    "ContentItemId" character varying(64) NOT NULL,
    "Taxonomy" character varying(128) NOT NULL,
    "Term" character varying(128) NOT NULL,
    CONSTRAINT "PK_Terms" PRIMARY KEY ("ContentItemId", "Taxonomy", "Term")
);


CREATE TABLE "VersionReviews" (
    "ContentItemVersionId" character varying(64) NOT NULL,
    "ContentItemId" character varying(64) NOT NULL,
    "SubmittedBy" character varying(128),
    "SubmittedById" character varying(64),
    "SubmittedUtc" timestamp with time zone,
    "SubmittedToId" character varying(64),
    "Note" text,
    "ReturnedBy" character varying(128),
    "ApprovedBy" character varying(128),
    "ApprovedUtc" timestamp with time zone,
    "PassReason" text,
    CONSTRAINT "PK_VersionReviews" PRIMARY KEY ("ContentItemVersionId")
);


CREATE TABLE "ContentVersions" (
    "ContentItemVersionId" character varying(64) NOT NULL,
    "ContentItemId" character varying(64) NOT NULL,
    "Number" integer NOT NULL,
    "Latest" boolean NOT NULL,
    "Published" boolean NOT NULL,
    "Stage" character varying(32) NOT NULL,
    "DisplayText" character varying(512) NOT NULL,
    "Owner" character varying(128),
    "Author" character varying(128),
    "Writers" text,
    "ChangeNote" text,
    "ShowChangeNote" boolean NOT NULL,
    "CreatedUtc" timestamp with time zone NOT NULL,
    "ModifiedUtc" timestamp with time zone NOT NULL,
    "PublishedUtc" timestamp with time zone,
    "UnpublishedUtc" timestamp with time zone,
    "Data" text NOT NULL,
    CONSTRAINT "PK_ContentVersions" PRIMARY KEY ("ContentItemVersionId"),
    CONSTRAINT "FK_ContentVersions_ContentItems_ContentItemId" FOREIGN KEY ("ContentItemId") REFERENCES "ContentItems" ("ContentItemId") ON DELETE CASCADE
);


CREATE TABLE "Autosaves" (
    "ContentItemId" character varying(64) NOT NULL,
    "PersonId" character varying(64) NOT NULL,
    "PersonName" character varying(256) NOT NULL,
    "ContentType" character varying(128) NOT NULL,
    "IsNew" boolean NOT NULL,
    "Form" text,
    "SavedUtc" timestamp with time zone,
    "SeenUtc" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Autosaves" PRIMARY KEY ("ContentItemId", "PersonId"),
    CONSTRAINT "FK_Autosaves_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonLinks" (
    "PersonLinkId" character varying(64) NOT NULL,
    "PersonId" character varying(64) NOT NULL,
    "Kind" character varying(32) NOT NULL,
    "Hash" character varying(64) NOT NULL,
    "Data" text,
    "CreatedUtc" timestamp with time zone NOT NULL,
    "ExpiresUtc" timestamp with time zone NOT NULL,
    "UsedUtc" timestamp with time zone,
    CONSTRAINT "PK_PersonLinks" PRIMARY KEY ("PersonLinkId"),
    CONSTRAINT "FK_PersonLinks_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonRoles" (
    "PersonId" character varying(64) NOT NULL,
    "Role" character varying(128) NOT NULL,
    "Topic" character varying(128) NOT NULL,
    CONSTRAINT "PK_PersonRoles" PRIMARY KEY ("PersonId", "Role", "Topic"),
    CONSTRAINT "FK_PersonRoles_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonSessions" (
    "PersonSessionId" character varying(64) NOT NULL,
    "PersonId" character varying(64) NOT NULL,
    "CreatedUtc" timestamp with time zone NOT NULL,
    "LastSeenUtc" timestamp with time zone NOT NULL,
    "SecondFactor" boolean NOT NULL,
    "Device" character varying(128) NOT NULL,
    "SeeingAsId" character varying(64),
    "SeeingUntilUtc" timestamp with time zone,
    CONSTRAINT "PK_PersonSessions" PRIMARY KEY ("PersonSessionId"),
    CONSTRAINT "FK_PersonSessions_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PersonTokens" (
    "UserId" character varying(64) NOT NULL,
    "LoginProvider" character varying(128) NOT NULL,
    "Name" character varying(128) NOT NULL,
    "Value" text,
    CONSTRAINT "PK_PersonTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_PersonTokens_People_UserId" FOREIGN KEY ("UserId") REFERENCES "People" ("Id") ON DELETE CASCADE
);


CREATE INDEX "IX_AuditEntries_AtUtc" ON "AuditEntries" ("AtUtc");


CREATE INDEX "IX_AuditEntries_Author_AuditEntryId" ON "AuditEntries" ("Author", "AuditEntryId");


CREATE INDEX "IX_AuditEntries_AuthorId_AuditEntryId" ON "AuditEntries" ("AuthorId", "AuditEntryId");


CREATE INDEX "IX_AuditEntries_Event_AuditEntryId" ON "AuditEntries" ("Event", "AuditEntryId");


CREATE INDEX "IX_AuditEntries_SubjectKind_SubjectId_AtUtc" ON "AuditEntries" ("SubjectKind", "SubjectId", "AtUtc");


CREATE INDEX "IX_Autosaves_PersonId_IsNew_ContentType" ON "Autosaves" ("PersonId", "IsNew", "ContentType");


CREATE INDEX "IX_BinnedItems_BinnedUtc" ON "BinnedItems" ("BinnedUtc");


CREATE INDEX "IX_BinnedItems_GoneUtc" ON "BinnedItems" ("GoneUtc");


CREATE INDEX "IX_ContentItems_ContentType" ON "ContentItems" ("ContentType");


CREATE INDEX "IX_ContentSummaries_Author_Stage" ON "ContentSummaries" ("Author", "Stage");


CREATE INDEX "IX_ContentSummaries_ContentType_ModifiedUtc" ON "ContentSummaries" ("ContentType", "ModifiedUtc");


CREATE INDEX "IX_ContentSummaries_Expires" ON "ContentSummaries" ("Expires");


CREATE INDEX "IX_ContentSummaries_ModifiedUtc_ContentItemId" ON "ContentSummaries" ("ModifiedUtc", "ContentItemId");


CREATE INDEX "IX_ContentSummaries_OwnerId_ReviewDue" ON "ContentSummaries" ("OwnerId", "ReviewDue");


CREATE INDEX "IX_ContentSummaries_ReviewDue" ON "ContentSummaries" ("ReviewDue");


CREATE INDEX "IX_ContentSummaries_Stage_ModifiedUtc" ON "ContentSummaries" ("Stage", "ModifiedUtc");


CREATE INDEX "IX_ContentSummaries_TitleKey_ContentItemId" ON "ContentSummaries" ("TitleKey", "ContentItemId");


CREATE INDEX "IX_ContentVersions_ContentItemId_Latest" ON "ContentVersions" ("ContentItemId", "Latest");


CREATE UNIQUE INDEX "IX_ContentVersions_ContentItemId_Number" ON "ContentVersions" ("ContentItemId", "Number");


CREATE INDEX "IX_ContentVersions_ContentItemId_Published" ON "ContentVersions" ("ContentItemId", "Published");


CREATE INDEX "IX_Fields_Field_Date" ON "Fields" ("Field", "Date");


CREATE INDEX "IX_Fields_Field_Number" ON "Fields" ("Field", "Number");


CREATE INDEX "IX_Fields_Field_Text" ON "Fields" ("Field", "Text");


CREATE INDEX "IX_ImportBatches_CreatedUtc" ON "ImportBatches" ("CreatedUtc");


CREATE INDEX "IX_Jobs_CompletedUtc_ParkedUtc_DueUtc" ON "Jobs" ("CompletedUtc", "ParkedUtc", "DueUtc");


CREATE INDEX "IX_LinkChecks_FirstFailedUtc" ON "LinkChecks" ("FirstFailedUtc");


CREATE INDEX "IX_LinkChecks_LastCheckedUtc" ON "LinkChecks" ("LastCheckedUtc");


CREATE INDEX "IX_Links_ToItemId_Kind" ON "Links" ("ToItemId", "Kind");


CREATE INDEX "IX_LinkUses_LinkCheckId" ON "LinkUses" ("LinkCheckId");


CREATE INDEX "IX_MediaFiles_CaptionsId" ON "MediaFiles" ("CaptionsId");


CREATE INDEX "IX_MediaFiles_Hash" ON "MediaFiles" ("Hash");


CREATE UNIQUE INDEX "IX_MediaFiles_Path" ON "MediaFiles" ("Path");


CREATE INDEX "IX_MediaFiles_State_ModifiedUtc" ON "MediaFiles" ("State", "ModifiedUtc");


CREATE INDEX "IX_MediaFiles_TranscriptId" ON "MediaFiles" ("TranscriptId");


CREATE INDEX "IX_PageFindings_Severity_Code" ON "PageFindings" ("Severity", "Code");


CREATE INDEX "IX_Paths_ContentItemId" ON "Paths" ("ContentItemId");


CREATE INDEX "IX_People_NormalizedEmail" ON "People" ("NormalizedEmail");


CREATE UNIQUE INDEX "IX_People_NormalizedUserName" ON "People" ("NormalizedUserName");


CREATE UNIQUE INDEX "IX_PersonLinks_Hash" ON "PersonLinks" ("Hash");


CREATE INDEX "IX_PersonLinks_PersonId" ON "PersonLinks" ("PersonId");


CREATE INDEX "IX_PersonRoles_Role" ON "PersonRoles" ("Role");


CREATE INDEX "IX_PersonSessions_PersonId" ON "PersonSessions" ("PersonId");


CREATE INDEX "IX_PreviewLinks_ContentItemId" ON "PreviewLinks" ("ContentItemId");


CREATE UNIQUE INDEX "IX_PreviewLinks_TokenHash" ON "PreviewLinks" ("TokenHash");


CREATE INDEX "IX_PublishedPages_ContentType_SortDate" ON "PublishedPages" ("ContentType", "SortDate");


CREATE INDEX "IX_PublishedPages_ParentId" ON "PublishedPages" ("ParentId");


CREATE INDEX "IX_PublishedPages_Path" ON "PublishedPages" ("Path");


CREATE INDEX "IX_Redirects_ContentItemId" ON "Redirects" ("ContentItemId");


CREATE INDEX "IX_ReviewFlags_SourceItemId" ON "ReviewFlags" ("SourceItemId");


CREATE INDEX "IX_SchoolIndex_Phase_Name" ON "SchoolIndex" ("Phase", "Name");


CREATE INDEX "IX_SearchMisses_Count" ON "SearchMisses" ("Count");


CREATE INDEX "IX_ServiceIndex_Area_Strands_Topics_AgeFrom_AgeTo_IsFree" ON "ServiceIndex" ("Area", "Strands", "Topics", "AgeFrom", "AgeTo", "IsFree");


CREATE INDEX "IX_ServiceIndex_Title_ContentItemId" ON "ServiceIndex" ("Title", "ContentItemId");


CREATE INDEX "IX_SummaryTopics_Topic" ON "SummaryTopics" ("Topic");


CREATE INDEX "IX_Terms_Taxonomy_Term" ON "Terms" ("Taxonomy", "Term");


CREATE INDEX "IX_VersionReviews_ContentItemId" ON "VersionReviews" ("ContentItemId");


CREATE INDEX "IX_VersionReviews_SubmittedToId" ON "VersionReviews" ("SubmittedToId");


CREATE TABLE "SchemaHistory" (
    "StepId" text NOT NULL CONSTRAINT "PK_SchemaHistory" PRIMARY KEY,
    "AppliedUtc" text NOT NULL
);

CREATE TABLE "SearchFacets" (
    "FacetId" bigint GENERATED BY DEFAULT AS IDENTITY,
    "Facets" text NOT NULL,
    CONSTRAINT "PK_SearchFacets" PRIMARY KEY ("FacetId")
);


CREATE UNIQUE INDEX "IX_SearchFacets_Facets" ON "SearchFacets" ("Facets");


CREATE TABLE "SearchDocuments" (
    "Number" bigint GENERATED BY DEFAULT AS IDENTITY,
    "FacetId" bigint NOT NULL,
    "ContentItemId" character varying(64) NOT NULL,
    "ContentType" text NOT NULL,
    "Path" text NOT NULL,
    "Title" text NOT NULL,
    "Summary" text NOT NULL,
    "Words" text NOT NULL,
    "Body" text NOT NULL,
    CONSTRAINT "PK_SearchDocuments" PRIMARY KEY ("Number")
);


CREATE UNIQUE INDEX "IX_SearchDocuments_ContentItemId" ON "SearchDocuments" ("ContentItemId");


CREATE INDEX "IX_SearchDocuments_Path" ON "SearchDocuments" ("Path");


CREATE TABLE "SearchIndex" (
    "Key" bigint NOT NULL,
    "Tokens" tsvector NOT NULL,
    CONSTRAINT "PK_SearchIndex" PRIMARY KEY ("Key")
);


CREATE INDEX "IX_SearchIndex_Tokens" ON "SearchIndex" USING gin ("Tokens") WITH (fastupdate = off);

