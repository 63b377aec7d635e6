package dev.grapevine.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the servlet container turns with what went wrong outside every handler. */
@Controller
class ErrorDoor implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorDoor.class);

    private final Answer answer;

    ErrorDoor(Answer answer) {
        this.answer = answer;
    }

    @RequestMapping("${server.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer.write(problem(request), request, response);
    }

    private static Problem problem(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            Problem problem = Explain.failure(failure);
            if (problem.type() == ProblemType.INTERNAL) {
                LOG.error("{} failed", request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), failure);
            }
            return problem;
        }
        // Who types the address of this door in finds nothing behind it.
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? Explain.byStatus(status)
                : Problem.notFound();
    }
}
