// swift-tools-version: 6.2
import PackageDescription

/// `make check` sets this; a newcomer's newer compiler may warn and still build.
let warningsAreErrors = Context.environment["ENGROSS_WARNINGS_AS_ERRORS"] != nil

/// `make test` sets this: unoptimised, the stages take several times as long. Each is compiled as a
/// whole, which takes less than file by file, in as many threads as the index of its files needs.
/// Assertions stay. A package with such flags cannot be another's dependency, so they are not there
/// otherwise.
let optimized: [SwiftSetting] =
  Context.environment["ENGROSS_OPTIMIZED"] == nil
  ? [] : [.unsafeFlags(["-O", "-wmo", "-num-threads", "2", "-assert-config", "Debug"])]

let strict: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

let strictC: [CSetting] =
  [.enableWarning("all")] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// A stage of the pipeline: contract → document → galley → pages → PDF.
func stage(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [],
  resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: exclude, resources: resources,
    swiftSettings: strict + optimized)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude,
    swiftSettings: strict)
}

func system(_ name: String, pkgConfig: String? = nil, apt: [String]) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt(apt)])
}

/// `make fuzz` sets this; libFuzzer brings a `main` of its own.
let fuzzing: [Target] =
  Context.environment["ENGROSS_FUZZ"] == nil
  ? []
  : [
    .executableTarget(
      name: "engross-fuzz", dependencies: ["PDFSigning"], path: "Tests/Fuzz",
      exclude: ["fuzz.sh", "pdf.dict"], swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])
  ]

let package = Package(
  name: "engross",
  products: [
    .library(name: "EngrossKit", targets: ["EngrossKit"]),
    .executable(name: "engross", targets: ["engross"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
  ],
  targets: [
    // The stages, in the order in which a contract passes through them.
    stage("StrictInput", [yams]),
    stage("ContractModel", ["StrictInput"]),
    stage("DocumentModel", ["StrictInput"]),
    stage(
      "ContractDrafting",
      ["StrictInput", "ContractModel", "DocumentModel", "CMarkGFM", mustache],
      exclude: ["Templates"]),
    stage("PageLayout", ["DocumentModel", "StrictInput"]),
    stage(
      "PDFDrawing",
      [
        "PageLayout", "DocumentModel", "PDFObjects", "CTypeset", "CPangoCairo", "CHyphen", "CRsvg",
        "CTurboJPEG",
      ]),
    stage("PDFObjects", ["CQPDF", "CHarfBuzz", "CDeflate", "COpenSSL"]),
    stage("PDFFinishing", ["PDFObjects"]),
    stage("PDFSigning", ["PDFObjects", "COpenSSL"]),
    stage(
      "EngrossKit",
      [
        "StrictInput", "ContractModel", "DocumentModel", "ContractDrafting", "PageLayout",
        "PDFDrawing", "PDFFinishing", "PDFObjects", "PDFSigning", "CZip", "CCurl",
      ],
      resources: [
        .copy("../../Fonts"), .copy("../../Styles"), .copy("../ContractDrafting/Templates"),
      ]),
    .executableTarget(
      name: "engross", dependencies: ["EngrossKit", arguments], swiftSettings: strict),

    .executableTarget(
      name: "engross-bench",
      dependencies: [
        "EngrossKit", "StrictInput", "ContractModel", "DocumentModel", "ContractDrafting",
      ],
      path: "Benchmarks",
      exclude: [
        "allocations.c", "batch.sh", "cold.sh", "long.sh", "peers.md", "peers.py", "peers.svg",
        "stages.txt",
      ],
      swiftSettings: strict),

    // C: system libraries and one thin shim.
    .target(name: "CTypeset", dependencies: ["CPangoCairo"], cSettings: strictC),
    system(
      "CPangoCairo", pkgConfig: "pangocairo pangoft2 fontconfig",
      apt: ["libpango1.0-dev", "libcairo2-dev"]),
    system("CRsvg", pkgConfig: "librsvg-2.0", apt: ["librsvg2-dev"]),
    system("CTurboJPEG", pkgConfig: "libturbojpeg", apt: ["libturbojpeg0-dev"]),
    system("CZip", pkgConfig: "libzip", apt: ["libzip-dev"]),
    system("CCurl", pkgConfig: "libcurl", apt: ["libcurl4-openssl-dev"]),
    system("CQPDF", pkgConfig: "libqpdf", apt: ["libqpdf-dev"]),
    system("CHarfBuzz", pkgConfig: "harfbuzz-subset", apt: ["libharfbuzz-dev"]),
    system("CDeflate", pkgConfig: "libdeflate", apt: ["libdeflate-dev"]),
    system(
      "CMarkGFM", pkgConfig: "libcmark-gfm",
      apt: ["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]),
    system("COpenSSL", pkgConfig: "libcrypto", apt: ["libssl-dev"]),
    system("CHyphen", apt: ["libhyphen-dev"]),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["CPangoCairo", "PageLayout", "DocumentModel"],
      path: "Tests/TestSupport", exclude: ["Pictures"], swiftSettings: strict),
    tests("StrictInputTests", ["StrictInput"]),
    tests(
      "ContractModelTests", ["ContractModel", "StrictInput"],
      exclude: ["Feasibility/played-queues.txt", "Malformed", "Rules", "Terms"]),
    tests("DocumentModelTests", ["DocumentModel", "StrictInput"]),
    tests(
      "ContractDraftingTests",
      ["ContractDrafting", "ContractModel", "DocumentModel", "StrictInput"], exclude: ["Rules"]),
    tests(
      "PageLayoutTests", ["PageLayout", "DocumentModel", "StrictInput"],
      exclude: ["Paragraph/TeXAnswers"]),
    tests("PDFDrawingTests", ["PDFDrawing", "PDFObjects", "PageLayout", "DocumentModel"]),
    tests("PDFFinishingTests", ["PDFFinishing", "PDFObjects", "CPangoCairo", "CQPDF"]),
    tests(
      "PDFSigningTests", ["PDFSigning", "PDFObjects", "EngrossKit"], exclude: ["HostileFiles"]),
    tests(
      "EngrossKitTests",
      [
        "EngrossKit", "StrictInput", "DocumentModel", "ContractModel", "ContractDrafting",
        "PDFDrawing", "PDFObjects", "PageLayout",
      ],
      exclude: ["Mutations"]),
    tests("EngrossCommandTests", ["engross", "EngrossKit"]),
    tests(
      "GoldenTests",
      [
        "PageLayout", "EngrossKit", "StrictInput", "ContractModel", "DocumentModel",
        "ContractDrafting",
      ],
      exclude: ["Goldens"]),
  ] + fuzzing
)
