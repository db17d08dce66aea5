import java.io.FileInputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds PDFs against PDF/A-3a and PDF/UA-1, with a line for each and each broken rule. */
class VeraPDF {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean passed = true;
    for (String file : files) {
      for (String name : new String[] {"3a", "ua1"}) {
        passed &= conforms(file, PDFAFlavour.fromString(name));
      }
    }
    System.exit(passed ? 0 : 1);
  }

  private static boolean conforms(String file, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      System.out.println((result.isCompliant() ? "pass " : "FAIL ") + flavour.getId() + " " + file);
      Map<String, List<TestAssertion>> faults =
          result.getTestAssertions().stream()
              .collect(Collectors.groupingBy(VeraPDF::rule, TreeMap::new, Collectors.toList()));
      faults.forEach(
          (rule, places) ->
              System.out.printf(
                  "     %s, %d times: %s%n       first at %s%n",
                  rule,
                  places.size(),
                  places.get(0).getMessage(),
                  places.get(0).getLocation().getContext()));
      return result.isCompliant();
    }
  }

  private static String rule(TestAssertion fault) {
    return fault.getRuleId().getClause() + "-" + fault.getRuleId().getTestNumber();
  }
}
